"""A solution offered to a challenge."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import User
from challenges.actions.contacts import note_contact
from challenges.enums import ContactKind
from challenges.models import Challenge
from vendors.actions.shortlisting.preparing import hold_shortlist
from vendors.actions.shortlisting.reserve import drop_prepared, tell_of_freed_place
from vendors.enums import ResponseStatus
from vendors.lifecycle import RESPONSE
from vendors.messages.solutions import tell_response_offered
from vendors.models import Response, Solution
from vendors.rules import OWN_SOLUTION
from workflow.engine import TransitionDenied, perform, record, require


@transaction.atomic
def start_response(
    challenge: Challenge, solution: Solution, *, text: str, by: User, at: datetime
) -> Response:
    """A draft of how this solution answers this challenge.

    Raises ValidationError when the two are joined already.
    """
    _check_own(solution, by)
    locked = Solution.objects.select_for_update().get(pk=solution.pk)
    if _standing(challenge, locked).exists():
        raise ValidationError(
            "You already have a response of this solution to this challenge.", code="exists"
        )
    response = Response.objects.create(
        challenge=challenge, solution=locked, text=text, created_at=at, saved_at=at
    )
    record(response, "start", by=by, at=at)
    return response


@transaction.atomic
def save_response(response: Response, *, text: str, by: User, at: datetime) -> None:
    """Change the words of a draft."""
    _check_own(response.solution, by)
    locked = Response.objects.select_for_update(of=("self",)).get(pk=response.pk)
    if locked.status != ResponseStatus.DRAFT:
        raise TransitionDenied("An offered response keeps its words. Withdraw it to start again.")
    locked.text, locked.saved_at = text, at
    response.text = text
    locked.save(update_fields=["text", "saved_at"])


@transaction.atomic
def offer_response(response: Response, *, by: User, at: datetime, text: str | None = None) -> None:
    """Hand the response in for shortlisting, with its last words where `text` is given."""
    if text is not None:
        save_response(response, text=text, by=by, at=at)
    perform(RESPONSE["offer"], response, by=by, at=at, offered_at=at, offered_by=by)
    _log(response, "offered", by, at)
    tell_response_offered(response, at=at)


@transaction.atomic
def withdraw_response(response: Response, *, by: User, at: datetime) -> None:
    """Take it back, until it is shown. What was prepared for it goes; a place it held is free again."""
    was_offered = response.offered_at is not None
    hold_shortlist(response.challenge)
    event = perform(RESPONSE["withdraw"], response, by=by, at=at)
    drop_prepared(response)
    if was_offered:
        _log(response, "withdrawn", by, at)
    if event.from_status == ResponseStatus.SHORTLISTED:
        tell_of_freed_place(response, at=at)


def _log(response: Response, what: str, by: User, at: datetime) -> None:
    """Into the contact log, between the vendor and the LGA: what is not vetted no council hears of."""
    note_contact(
        response.challenge,
        vendor=response.solution.vendor,
        kind=ContactKind.RESPONSE,
        subject=f"Response {what}: {response.solution}",
        by=by,
        at=at,
    )


def _standing(challenge: Challenge, solution: Solution) -> QuerySet[Response]:
    return Response.objects.filter(challenge=challenge, solution=solution).exclude(
        status=ResponseStatus.WITHDRAWN
    )


def _check_own(solution: Solution, by: User) -> None:
    require(OWN_SOLUTION, solution, by=by)
