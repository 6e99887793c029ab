"""What others said, suggestions, search."""

from tests.access.rows import COUNCILS, EVERYBODY, OUR_COUNCIL, OUR_VENDOR, STAFF, VENDORS, Row

SUGGESTED_TO = OUR_COUNCIL | STAFF

MATCHING = [
    Row("matching:search", EVERYBODY),
    Row("matching:how_it_works", EVERYBODY),
    Row("matching:similar", COUNCILS),
    Row("matching:workbench", STAFF, post=302),
    Row("matching:place", STAFF, lambda t: [t.round.slug], post=422),
    Row("matching:workbench_progress", STAFF, lambda t: [t.round.slug]),
    Row("matching:solutions_for", SUGGESTED_TO, lambda t: [t.challenge.slug]),
    Row("matching:solutions_for", STAFF, lambda t: [t.draft_challenge.slug], case="draft"),
    Row(
        "matching:invite",
        SUGGESTED_TO,
        lambda t: [t.challenge.slug, t.eligible.solution.slug],
        get=405,
        post=302,
    ),
    Row(
        "matching:invite",
        SUGGESTED_TO,
        lambda t: [t.challenge.slug, t.version.solution.slug],
        get=405,
        post=302,
        case="of a solution in vetting",
    ),
    Row(
        "matching:not_for_us",
        OUR_COUNCIL,
        lambda t: [t.challenge.slug, t.eligible.solution.slug],
        post=422,
    ),
    Row(
        "matching:not_for_us",
        frozenset(),
        lambda t: [t.challenge.slug, t.version.solution.slug],
        case="of a solution in vetting",
    ),
    Row(
        "matching:take_back",
        OUR_COUNCIL,
        lambda t: [t.challenge.slug, t.set_aside.pk],
        get=405,
        post=302,
    ),
    Row(
        "matching:my_challenges",
        VENDORS,
        but={("GET", "vendor"): 302, ("GET", "vendor user"): 302},
    ),
    Row("matching:challenges_for", OUR_VENDOR, lambda t: [t.version.solution.slug]),
    Row("matching:overview", STAFF),
    Row("matching:unmet", STAFF),
    Row("matching:idle", STAFF),
    Row("matching:never_shown", STAFF),
]
