from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from challenges.actions.contacts import note_contact
from challenges.actions.saving import EditedMeanwhile
from challenges.answers import fingerprint
from challenges.enums import ContactKind, QuestionStatus
from challenges.lifecycle import QUESTION
from challenges.messages import (
    tell_answer_proposed,
    tell_answer_returned,
    tell_question_answered,
    tell_question_asked,
    tell_question_declined,
)
from challenges.models import Challenge, Correction, Question
from challenges.rules import ASKS_QUESTION
from workflow.engine import TransitionDenied, perform, record, require
from workflow.turns import take_turn


@transaction.atomic
def ask_question(challenge: Challenge, *, text: str, by: User, at: datetime) -> Question:
    """Ask in the open. The same question again from the same person is the same question."""
    require(ASKS_QUESTION, challenge, by=by)
    if not challenge.round.takes_questions(at):
        raise TransitionDenied("The time for questions on this challenge is over.")
    take_turn(by)
    same = Question.objects.waiting().filter(challenge=challenge, asked_by=by, text=text)
    return same.first() or _new_question(challenge, text, by, at)


def _new_question(challenge: Challenge, text: str, by: User, at: datetime) -> Question:
    """The log is read by people who must not learn who asked: only the question itself keeps it."""
    question = Question.objects.create(challenge=challenge, text=text, asked_by=by, asked_at=at)
    event = record(question, "ask", by=None, at=at)
    tell_question_asked(question, event)
    return question


@transaction.atomic
def propose_answer(
    question: Question, *, answer: str, seen: str | None = None, by: User, at: datetime
) -> None:
    """A designer writes the answer; staff read it before everybody does.

    `seen` is the fingerprint of the answer the page showed. Raises EditedMeanwhile.
    """
    _refuse_overwriting(question, seen)
    event = perform(
        QUESTION["propose"],
        question,
        by=by,
        at=at,
        answer=answer,
        proposed_by=by,
        proposed_at=at,
    )
    tell_answer_proposed(question, event)


def take_back_answer(question: Question, *, by: User, at: datetime) -> None:
    """The words stay in the form, to be proposed again."""
    perform(QUESTION["take_back"], question, by=by, at=at)


@transaction.atomic
def return_answer(question: Question, *, reason: str, by: User, at: datetime) -> None:
    """Staff ask the designer who proposed it for other words."""
    event = perform(QUESTION["return"], question, by=by, at=at, reason=reason)
    tell_answer_returned(question, event)


@transaction.atomic
def answer_question(
    question: Question,
    *,
    answer: str,
    text: str = "",
    seen: str | None = None,
    by: User,
    at: datetime,
) -> None:
    """Publish question and answer to all; the asker is told personally.

    `text` is the question in other words, where its own would name the asker; both are kept. `seen`
    is the fingerprint of the answer the page showed. Raises EditedMeanwhile when another was
    proposed since.
    """
    _refuse_overwriting(question, seen)
    event = perform(
        QUESTION["answer"],
        question,
        by=by,
        at=at,
        answer=answer,
        answered_by=by,
        answered_at=at,
        **_reworded(question, text),
    )
    _tell_all_vendors(question, answer, by, at)
    tell_question_answered(question, event)


def _refuse_overwriting(question: Question, seen: str | None) -> None:
    locked = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    kept = {"answer": locked.answer}
    if seen and locked.status == QuestionStatus.PROPOSED and fingerprint(kept) != seen:
        raise EditedMeanwhile(locked, kept, locked.proposed_by, locked.proposed_at)


def _tell_all_vendors(question: Question, answer: str, by: User, at: datetime) -> None:
    """Into the contact log: an answer is information to every vendor alike."""
    note_contact(
        question.challenge,
        question=question,
        vendor=None,
        kind=ContactKind.ANSWER,
        subject=question.text,
        text=answer,
        by=by,
        at=at,
    )


@transaction.atomic
def correct_question(
    question: Question, *, text: str, answer: str, reason: str, by: User, at: datetime
) -> None:
    """Change what is public, because it tells who asked or is wrong. Staff keep what stood there.

    Raises TransitionDenied when nothing changes.
    """
    before = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    if (before.text, before.answer) == (text, answer):
        raise TransitionDenied("Question and answer read as before.")
    perform(QUESTION["correct"], question, by=by, at=at, text=text, answer=answer, corrected_at=at)
    Correction.objects.create(
        question=question,
        text_before=before.text,
        answer_before=before.answer,
        reason=reason,
        by=by,
        at=at,
    )


@transaction.atomic
def decline_question(question: Question, *, reason: str, by: User, at: datetime) -> None:
    """Leave a question unpublished; the asker is told why."""
    event = perform(QUESTION["decline"], question, by=by, at=at, reason=reason)
    tell_question_declined(question, event)


def _reworded(question: Question, text: str) -> dict[str, Any]:
    if not text or text == question.text:
        return {}
    return {"text": text, "original_text": question.text}
