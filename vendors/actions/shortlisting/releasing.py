"""Telling the vendors of a challenge what was chosen: all of them at once, or nobody."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from challenges.actions.contacts import note_contact
from challenges.enums import ContactKind
from challenges.models import Challenge
from vendors.actions.shortlisting.preparing import lock_shortlist, number_reserve
from vendors.enums import ResponseStatus, Showing
from vendors.lifecycle import RESPONSE
from vendors.messages import shortlisting as messages
from vendors.models import Response, ShortlistChoice
from vendors.queries.shortlisting.choices import (
    Prospect,
    missing_from_shortlist,
    prospects_of,
    seal_of,
)
from workflow.engine import StaleTransition, TransitionDenied, perform
from workflow.models import Event

ACT_FOR = {
    Showing.SHOW: "shortlist",
    Showing.RESERVE: "keep_in_reserve",
    Showing.NOT_SHOWN: "not_shortlist",
}


@transaction.atomic
def release_shortlist(challenge: Challenge, *, seen: str, by: User, at: datetime) -> int:
    """Decide on every offered response as prepared and tell each vendor; the number told.

    `seen` is the seal of what the releaser read. Raises StaleTransition when somebody released it
    meanwhile, TransitionDenied when a response has no finished choice, more are to be shown than
    there are places, something was rewritten or withdrawn since it was read, or for whoever has an
    interest in one of the vendors. Then nothing is released at all.
    """
    shortlist = lock_shortlist(challenge, by=by)
    _lock_offered(shortlist.challenge)
    number_reserve(shortlist)
    prospects = prospects_of(shortlist.challenge)
    _check_anything_left(shortlist.challenge, prospects)
    _check_unchanged(prospects, seen)
    _check_ready(shortlist.challenge, prospects)
    for prospect in prospects:
        release_choice(prospect.choice, by=by, at=at)  # type: ignore[arg-type]  # checked just now
    return len(prospects)


def release_choice(choice: ShortlistChoice, *, by: User, at: datetime) -> None:
    """What follows for one response; the caller holds its shortlist."""
    response = choice.response
    perform(
        RESPONSE[ACT_FOR[Showing(choice.showing)]],
        response,
        by=by,
        at=at,
        reason=choice.feedback,
        data={"place": choice.place} if choice.place else None,
        feedback=choice.feedback,
        decided_at=at,
        decided_by=by,
    )
    choice.released_by, choice.released_at = by, at
    choice.save(update_fields=["released_by", "released_at"])
    tell_outcome(response, by=by, at=at, place=choice.place)


def tell_outcome(
    response: Response, *, by: User, at: datetime, place: int | None = None, moved_up: bool = False
) -> None:
    """Into the contact log, and to the vendor's people."""
    note_contact(
        response.challenge,
        vendor=response.solution.vendor,
        kind=ContactKind.DECISION,
        subject=f"{response.solution}: {response.get_status_display().lower()}",
        text=response.feedback,
        by=by,
        at=at,
    )
    messages.response_decided(response, at=at, place=place, moved_up=moved_up)


def _lock_offered(challenge: Challenge) -> None:
    """In one order, so that two acts on the same responses never wait for each other."""
    offered = Response.objects.filter(
        challenge__in=Challenge.objects.family_of(challenge), status=ResponseStatus.OFFERED
    )
    list(offered.select_for_update(of=("self",)).order_by("pk").values_list("pk"))


def _check_anything_left(challenge: Challenge, prospects: list[Prospect]) -> None:
    if prospects:
        return
    family = Challenge.objects.family_of(challenge)
    last = Response.objects.filter(challenge__in=family, decided_at__isnull=False)
    decided = last.select_related("solution").order_by("decided_at", "pk").last()
    if decided is None:
        raise TransitionDenied("Nothing was released: no response is offered here.")
    event = Event.objects.about(decided).exclude(to_status="").last()
    raise StaleTransition(decided, RESPONSE["shortlist"], event)


def _check_unchanged(prospects: list[Prospect], seen: str) -> None:
    if seen != seal_of(prospects):
        raise TransitionDenied(
            "Nothing was released: a choice was rewritten, or a response came or was withdrawn, since "
            "you read this page. Read it again first."
        )


def _check_ready(challenge: Challenge, prospects: list[Prospect]) -> None:
    missing = missing_from_shortlist(challenge, prospects)
    if missing:
        raise TransitionDenied(f"Nothing was released. {' '.join(missing)}")
