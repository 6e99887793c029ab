"""Questions that people at an event put to a vendor."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from showcase.enums import AudienceQuestionStatus as A
from showcase.enums import EventStatus
from showcase.messages.audience import tell_answered, tell_asked
from showcase.models import AudienceQuestion, Registration, SessionResponse
from showcase.rules import ANSWERS_AUDIENCE, DECLINES_AUDIENCE
from workflow.engine import TransitionDenied, record, require


@transaction.atomic
def ask_vendor(
    shown: SessionResponse, *, registration: Registration, text: str, at: datetime
) -> AudienceQuestion:
    """The vendor reads it without the asker's name. Raises TransitionDenied without a place."""
    is_on = registration.event.status in (EventStatus.REGISTRATION_OPEN, EventStatus.HELD)
    if not registration.has_place or not is_on:
        raise TransitionDenied("Questions are for people with a place at the event.")
    question = AudienceQuestion.objects.create(
        shown=shown, registration=registration, text=text, asked_at=at
    )
    tell_asked(question, at=at)
    return question


@transaction.atomic
def answer_audience(question: AudienceQuestion, *, answer: str, by: User, at: datetime) -> None:
    """Public from now on, for everybody alike; the asker is told."""
    require(ANSWERS_AUDIENCE, question, by=by)
    _settle(question, A.ANSWERED, answer, by, at)
    tell_answered(question, at=at)


@transaction.atomic
def decline_audience(question: AudienceQuestion, *, by: User, at: datetime) -> None:
    """Staff put aside what is no question to a vendor; nobody else reads it."""
    require(DECLINES_AUDIENCE, question, by=by)
    _settle(question, A.DECLINED, "", by, at)


def _settle(question: AudienceQuestion, status: str, answer: str, by: User, at: datetime) -> None:
    locked = AudienceQuestion.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if locked.status != A.ASKED:
        raise TransitionDenied(
            f"Somebody was first: {locked.get_status_display().lower()} already."
        )
    question.status, question.answer = A(status), answer
    question.settled_by, question.settled_at = by, at
    question.save(update_fields=["status", "answer", "settled_by", "settled_at"])
    record(question, status, by=by, at=at)
