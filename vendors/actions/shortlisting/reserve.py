"""The reserve list after release: a place became free, or will not any more."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from vendors.actions.shortlisting.preparing import lock_shortlist, number_reserve
from vendors.actions.shortlisting.releasing import tell_outcome
from vendors.enums import ResponseStatus
from vendors.lifecycle import RESPONSE
from vendors.messages import shortlisting as messages
from vendors.models import Response, Shortlist, ShortlistChoice, Solution
from vendors.queries.shortlisting.choices import refusal_of_places
from vendors.queries.shortlisting.reserve import first_in_reserve
from workflow.engine import TransitionDenied, perform, record


@transaction.atomic
def move_up(response: Response, *, feedback: str, by: User, at: datetime, reason: str = "") -> None:
    """A place is free, so a response of the reserve list is shown, and its vendor told.

    The first in order moves up without a `reason`; another needs one, for the record. Raises
    StaleTransition when somebody was first, TransitionDenied when no place is free or nothing is
    said to the vendor.
    """
    shortlist = lock_shortlist(response.challenge, by=by)
    _check_place_free(shortlist, response)
    _check_turn(shortlist, response, reason)
    _decide(response, "move_up", feedback, by, at)
    if reason.strip():
        record(response, "pass_over_reserve", by=by, at=at, data={"why": reason.strip()})
    tell_outcome(response, by=by, at=at, moved_up=True)


@transaction.atomic
def let_go(response: Response, *, feedback: str, by: User, at: datetime) -> None:
    """Take it off the reserve list; the vendor reads why.

    Raises StaleTransition when somebody was first, TransitionDenied when nothing is said to the vendor.
    """
    lock_shortlist(response.challenge, by=by)
    _decide(response, "let_go", feedback, by, at)
    tell_outcome(response, by=by, at=at)


def drop_prepared(response: Response) -> None:
    """A response that is withdrawn needs no choice any more; those behind it on the reserve list
    move up, so that the letters staff read before the release are those that go out.

    The caller holds the shortlist.
    """
    for prepared in ShortlistChoice.objects.filter(response=response, released_at=None):
        prepared.delete()
        number_reserve(prepared.shortlist)


def tell_of_freed_place(response: Response, *, at: datetime) -> None:
    """Staff are offered the first of the reserve list for the place that this response held."""
    messages.place_freed(response, first_in_reserve(response.challenge), at=at)


def tell_of_freed_places(solution: Solution, *, at: datetime) -> None:
    """It is not eligible any more, so wherever it was to be shown somebody else may be."""
    shown = Response.objects.filter(solution=solution, status=ResponseStatus.SHORTLISTED)
    to_come = shown.exclude(shown_in__session__event__status="held")
    for response in to_come.select_related("challenge__merged_into", "solution__vendor"):
        tell_of_freed_place(response, at=at)


def _decide(response: Response, act: str, feedback: str, by: User, at: datetime) -> None:
    if not feedback.strip():
        raise TransitionDenied("Write feedback for the vendor.")
    perform(
        RESPONSE[act],
        response,
        by=by,
        at=at,
        reason=feedback.strip(),
        feedback=feedback.strip(),
        decided_at=at,
        decided_by=by,
    )


def _check_place_free(shortlist: Shortlist, response: Response) -> None:
    if refusal := refusal_of_places(shortlist, shortlist.places, beside=response):
        raise TransitionDenied(refusal)


def _check_turn(shortlist: Shortlist, response: Response, reason: str) -> None:
    first = first_in_reserve(shortlist.challenge)
    if first and first != response and not reason.strip():
        raise TransitionDenied(
            f"{first.solution} is first on the reserve list. Say why this one moves up instead."
        )
