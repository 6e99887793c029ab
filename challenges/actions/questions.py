from datetime import datetime

from django.db import transaction

from accounts.models import User
from challenges.lifecycle import QUESTION
from challenges.messages import tell_question_answered, tell_question_asked, tell_question_declined
from challenges.models import Challenge, Question
from challenges.rules import ASKS_QUESTION
from workflow.engine import TransitionDenied, perform, record, require


@transaction.atomic
def ask_question(challenge: Challenge, *, text: str, by: User, at: datetime) -> Question:
    """Ask in the open. The same question again from the same person is the same question."""
    require(ASKS_QUESTION, challenge, by=by)
    if not challenge.round.takes_questions(at):
        raise TransitionDenied("The time for questions on this challenge is over.")
    same = Question.objects.waiting().filter(challenge=challenge, asked_by=by, text=text)
    return same.first() or _new_question(challenge, text, by, at)


def _new_question(challenge: Challenge, text: str, by: User, at: datetime) -> Question:
    question = Question.objects.create(challenge=challenge, text=text, asked_by=by, asked_at=at)
    event = record(question, "ask", by=by, at=at)
    tell_question_asked(question, event)
    return question


@transaction.atomic
def answer_question(question: Question, *, answer: str, by: User, at: datetime) -> None:
    """Publish question and answer to all; only the asker is told personally."""
    event = perform(
        QUESTION["answer"],
        question,
        by=by,
        at=at,
        answer=answer,
        answered_by=by,
        answered_at=at,
    )
    tell_question_answered(question, event)


@transaction.atomic
def decline_question(question: Question, *, reason: str, by: User, at: datetime) -> None:
    """Leave a question unpublished, as when it names its asker; the asker is told why."""
    event = perform(QUESTION["decline"], question, by=by, at=at, reason=reason)
    tell_question_declined(question, event)
