"""Which responses are shown for a challenge; every vendor gets feedback."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from challenges.actions.contacts import note_contact
from challenges.enums import ContactKind
from vendors.lifecycle import RESPONSE
from vendors.messages import vetting as messages
from vendors.models import Response
from workflow.engine import TransitionDenied, perform


def shortlist_response(response: Response, *, feedback: str, by: User, at: datetime) -> None:
    """Choose a response to be shown. A place in a showcase is neither an award nor an endorsement."""
    _decide(response, "shortlist", feedback=feedback, by=by, at=at)


def leave_off_shortlist(response: Response, *, feedback: str, by: User, at: datetime) -> None:
    """Do not show a response; the vendor reads why."""
    _decide(response, "not_shortlist", feedback=feedback, by=by, at=at)


@transaction.atomic
def _decide(response: Response, act: str, *, feedback: str, by: User, at: datetime) -> None:
    if not feedback.strip():
        raise TransitionDenied("Write feedback for the vendor.")
    perform(
        RESPONSE[act],
        response,
        by=by,
        at=at,
        reason=feedback,
        feedback=feedback.strip(),
        decided_at=at,
        decided_by=by,
    )
    _log_decision(response, by, at)
    messages.response_decided(response, at=at)


def _log_decision(response: Response, by: User, at: datetime) -> None:
    note_contact(
        response.challenge,
        vendor=response.solution.vendor,
        kind=ContactKind.DECISION,
        subject=f"{response.solution}: {response.get_status_display().lower()}",
        text=response.feedback,
        by=by,
        at=at,
    )
