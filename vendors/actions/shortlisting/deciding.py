"""One response chosen and its vendor told in the same breath.

A place in a showcase is neither an award nor an endorsement.
"""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from vendors.actions.shortlisting.preparing import ChoiceWords, prepare_choice
from vendors.actions.shortlisting.releasing import release_choice
from vendors.enums import Showing
from vendors.models import Response, ShortlistChoice
from workflow.engine import TransitionDenied


def shortlist_response(response: Response, *, feedback: str, by: User, at: datetime) -> None:
    """Show it at the event."""
    decide_response(response, Showing.SHOW, feedback=feedback, by=by, at=at)


def leave_off_shortlist(response: Response, *, feedback: str, by: User, at: datetime) -> None:
    """Do not show it; the vendor reads why."""
    decide_response(response, Showing.NOT_SHOWN, feedback=feedback, by=by, at=at)


@transaction.atomic
def decide_response(
    response: Response, showing: Showing, *, feedback: str, by: User, at: datetime
) -> None:
    """For a response that comes when the others of its challenge are told already."""
    if not feedback.strip():
        raise TransitionDenied("Write feedback for the vendor.")
    words = ChoiceWords(showing, reason=feedback, feedback=feedback)
    choice = prepare_choice(response, words, by=by, at=at, replaces=_saved_at(response))
    choice.response = response
    release_choice(choice, by=by, at=at)


def _saved_at(response: Response) -> datetime | None:
    prepared = ShortlistChoice.objects.filter(response=response)
    return prepared.values_list("prepared_at", flat=True).first()
