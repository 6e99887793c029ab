"""Pages of linking, bundling, merging, undoing and objecting: accessible, and fitting at every width."""

from django.urls import reverse
from django.utils import timezone

from challenges.actions.objections import object_to_join
from challenges.enums import ChallengeStatus as C
from tests.journeys import people
from tests.journeys.challenges import (
    bundled,
    challenge_at,
    linked,
    merged,
    open_round,
    question_on,
    supported,
    undone,
)

LONG = (
    "How can we find and mend what floods, floats, freezes or falls before anybody is hurt by it?"
)


def at(name, *args):
    return reverse(f"challenges:{name}", args=args)


def test_pages_of_staff_are_accessible_and_fit(look):
    round = open_round()
    stays = challenge_at(round=round, title="Floods", question=LONG)
    goes, other = (supported(challenge_at(round=round, title=t)) for t in ("Gullies", "Drains"))
    question_on(goes, answer="Yes.")
    staff, slug = people.staff(), stays.slug
    chosen = f"?challenge={goes.slug}&challenge={other.slug}"
    closed = challenge_at(C.CLOSED, round=round, title="Closed")
    look(
        staff,
        {
            "collation-link": at("link_challenge", slug),
            "collation-link-chosen": f"{at('link_challenge', slug)}?challenge={goes.slug}",
            "collation-bundle": at("bundle_challenges", slug),
            "collation-bundle-chosen": at("bundle_challenges", slug) + chosen,
            "collation-merge": at("merge_challenges", slug),
            "collation-merge-none": f"{at('merge_challenges', slug)}?challenge=",
            "collation-merge-chosen": at("merge_challenges", slug) + chosen,
            "objections-none": at("objections"),
        },
    )
    linked(stays, closed), undone(bundled(stays, other))
    first, second = merged(stays, goes), merged(other, stays)
    look(
        staff,
        {
            "collation-staff": at("staff_challenge", slug),
            "collation-undo": at("undo_act", second.pk),
            "collation-undo-not-yet": at("undo_act", first.pk),
        },
    )


def test_pages_of_objections_are_accessible_and_fit(look):
    challenge = challenge_at(C.DRAFT)
    source = challenge.sources.get()
    officer, reference = source.statement.author, source.statement.reference
    look(
        officer,
        {
            "moves": source.statement.get_absolute_url(),
            "object": at("object_to_join", reference, source.pk),
        },
    )
    said = object_to_join(source, text="We meant fords.", by=officer, at=timezone.now())
    look(
        people.staff(),
        {
            "objections": at("objections"),
            "objection": at("objection", said.pk),
            "objection-challenge": at("staff_challenge", challenge.slug),
            "link-statements": at("link_statements", reference),
        },
    )
    look(officer, {"moves-objected": source.statement.get_absolute_url()})


def test_public_pages_of_what_was_put_together_are_accessible_and_fit(look):
    round = open_round()
    stays, goes, child, related = (
        challenge_at(round=round, title=title, question=LONG)
        for title in ("Floods", "Gullies", "Drains", "Fords")
    )
    merged(stays, goes), bundled(stays, child), linked(stays, related)
    look(
        None,
        {
            "put-together": stays.get_absolute_url(),
            "put-together-child": child.get_absolute_url(),
            "merged-away": goes.get_absolute_url(),
        },
    )
