"""An author objects to where their words went; staff answer."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from challenges.lifecycle import OBJECTION
from challenges.messages import tell_objection_answered, tell_objection_raised
from challenges.models import Act, ChallengeSource, Objection, Statement
from challenges.rules import OWN_STATEMENT
from workflow.engine import TransitionDenied, perform, record, require


@transaction.atomic
def object_to_act(
    statement: Statement, act: Act, *, text: str, by: User, at: datetime
) -> Objection:
    """Once a statement and act; the same words again are the same objection."""
    _refuse_late(statement, act.at, by, at)
    if not Act.objects.standing().moving(statement).filter(pk=act.pk).exists():
        raise TransitionDenied("This was undone, or does not concern your statement.")
    same = Objection.objects.filter(statement=statement, act=act).first()
    return _same(same, text) or _raise(
        Objection(statement=statement, act=act, text=text, by=by, raised_at=at)
    )


@transaction.atomic
def object_to_join(source: ChallengeSource, *, text: str, by: User, at: datetime) -> Objection:
    _refuse_late(source.statement, source.linked_at, by, at)
    if source.detached_at:
        raise TransitionDenied("This was undone already.")
    same = Objection.objects.filter(source=source).first()
    return _same(same, text) or _raise(
        Objection(statement=source.statement, source=source, text=text, by=by, raised_at=at)
    )


@transaction.atomic
def uphold_objection(objection: Objection, *, answer: str, by: User, at: datetime) -> None:
    """The author is right; staff undo what it is about next."""
    _answer("uphold", objection, answer, by, at)


@transaction.atomic
def keep_despite_objection(objection: Objection, *, answer: str, by: User, at: datetime) -> None:
    _answer("keep", objection, answer, by, at)


def uphold_by_undoing(objections: Iterable[Objection], *, by: User, at: datetime) -> None:
    """What they object to was undone: that is the answer to those still open."""
    for objection in objections:
        if objection.status == OBJECTION.initial:
            _answer("uphold", objection, "What you objected to was undone.", by, at)


def _refuse_late(statement: Statement, moved_at: datetime, by: User, at: datetime) -> None:
    require(OWN_STATEMENT, statement, by=by)
    if at > statement.round.objections_until(moved_at):
        raise TransitionDenied("The time to object is over. Write to the LGA instead.")


def _same(before: Objection | None, text: str) -> Objection | None:
    """Sent twice it is one; other words are refused rather than lost."""
    if before and before.text != text:
        raise TransitionDenied(
            "Your council objected to this already. What it wrote stands on the page of the statement;"
            " the LGA answers it in a message. Copy your text if you want to send it in reply."
        )
    return before


def _raise(objection: Objection) -> Objection:
    objection.save()
    event = record(objection, "raise", by=objection.by, at=objection.raised_at)
    tell_objection_raised(objection, event)
    return objection


def _answer(name: str, objection: Objection, answer: str, by: User, at: datetime) -> None:
    if not answer.strip():
        raise TransitionDenied("Write an answer.")
    event = perform(
        OBJECTION[name],
        objection,
        by=by,
        at=at,
        answer=answer,
        answered_by=by,
        answered_at=at,
    )
    tell_objection_answered(objection, event)
