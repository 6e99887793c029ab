"""Guidance, case studies and draft transparency records."""

from tests.access.rows import COUNCILS, EVERYBODY, STAFF, UNCONFLICTED, Row

RESOURCES = [
    Row("showcase:resources", EVERYBODY),
    Row("showcase:resources_feed", EVERYBODY),
    Row("showcase:resource", EVERYBODY, lambda t: [t.resource.slug]),
    Row(
        "showcase:resource",
        frozenset(),
        lambda t: [t.draft_resource.slug],
        case="draft",
        is_public=True,
    ),
    Row(
        "showcase:resource",
        EVERYBODY,
        lambda t: [t.withdrawn_resource.slug],
        get=410,
        case="withdrawn",
    ),
    Row("showcase:resource_version", EVERYBODY, lambda t: [t.resource.slug, 1]),
    Row(
        "showcase:resource_version",
        EVERYBODY,
        lambda t: [t.withdrawn_resource.slug, 1],
        case="withdrawn",
    ),
    Row("showcase:staff_resources", STAFF),
    Row("showcase:new_resource", STAFF, post=422),
    Row("showcase:tags", STAFF),
    Row("showcase:rename_tag", STAFF, lambda t: ["speech"], post=422),
    Row("showcase:staff_resource", UNCONFLICTED, lambda t: [t.draft_resource.slug]),
    Row("showcase:edit_resource", UNCONFLICTED, lambda t: [t.draft_resource.slug], post=422),
    Row("showcase:preview_resource", UNCONFLICTED, lambda t: [t.draft_resource.slug]),
    Row("showcase:publish_resource", UNCONFLICTED, lambda t: [t.draft_resource.slug], post=302),
    Row("showcase:withdraw_resource", UNCONFLICTED, lambda t: [t.resource.slug], post=422),
    Row("showcase:link_resource", UNCONFLICTED, lambda t: [t.draft_resource.slug], post=422),
    Row(
        "showcase:unlink_resource",
        UNCONFLICTED,
        lambda t: [t.resource.slug, "challenge", t.challenge.pk],
        post=302,
    ),
    *(
        Row(
            f"showcase:transparency_{form}",
            COUNCILS | UNCONFLICTED,
            lambda t: [t.eligible.solution.slug],
        )
        for form in ("record", "table", "data")
    ),
    Row(
        "showcase:transparency_record",
        frozenset(),
        lambda t: [t.version.solution.slug],
        case="in vetting",
    ),
]
