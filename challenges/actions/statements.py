"""A council officer's statement, from first draft to its last word."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, User
from challenges.actions.references import next_reference
from challenges.actions.saving import keep_answers
from challenges.answers import Answers, answers_of, shown
from challenges.enums import StatementStatus
from challenges.lifecycle import STATEMENT
from challenges.messages import (
    tell_statement_received,
    tell_statement_rejected,
    tell_statement_returned,
)
from challenges.models import Round, Statement
from challenges.rules import EDITS_STATEMENT, STARTS_STATEMENT
from workflow.engine import TransitionDenied, perform, record, require
from workflow.turns import take_turn

OWN_WORDS = (
    "question",
    "challenge",
    "why_it_matters",
    "considerations",
    "people_affected",
    "people_affected_count",
    "already_tried",
    "outcomes",
    "measures",
    "readiness",
)


@transaction.atomic
def start_statement(
    *, council: Organisation, round: Round, question: str, by: User, at: datetime
) -> Statement:
    """A draft with its question. The same question again from the same person is the same draft."""
    require(STARTS_STATEMENT, council, by=by)
    if not round.takes_statements(at):
        raise TransitionDenied(f"{round} is not taking statements now.")
    take_turn(by)
    same = Statement.objects.filter(
        author=by, council=council, round=round, status=StatementStatus.DRAFT, question=question
    )
    return same.first() or _new_draft(council, round, question, by, at)


def _new_draft(
    council: Organisation, round: Round, question: str, by: User, at: datetime
) -> Statement:
    statement = Statement.objects.create(
        reference=next_reference(at=at),
        round=round,
        council=council,
        author=by,
        question=question,
        created_at=at,
        saved_at=at,
        saved_by=by,
    )
    record(statement, "start", by=by, at=at)
    return statement


@transaction.atomic
def save_answers(
    statement: Statement, answers: Answers, *, by: User, at: datetime, seen: str | None = None
) -> Statement:
    """Keep what was typed on a page, complete or not.

    Raises EditedMeanwhile, and TransitionDenied where it may not be edited.
    """
    locked = _locked(statement)
    require(EDITS_STATEMENT, locked, by=by)
    keep_answers(locked, answers, by=by, at=at, seen=seen)
    return locked


@transaction.atomic
def submit_statement(statement: Statement, *, by: User, at: datetime) -> None:
    """Hand the statement to the LGA. The log keeps the words of every submission."""
    words = {name: shown(text) for name, text in answers_of(_locked(statement), OWN_WORDS).items()}
    event = perform(STATEMENT["submit"], statement, by=by, at=at, data=words, submitted_at=at)
    tell_statement_received(statement, event)


@transaction.atomic
def return_statement(statement: Statement, *, reason: str, by: User, at: datetime) -> None:
    """Back to the council, which reads the reasons and may submit again."""
    event = perform(STATEMENT["return"], statement, by=by, at=at, reason=reason)
    tell_statement_returned(statement, event)


@transaction.atomic
def reject_statement(statement: Statement, *, reason: str, by: User, at: datetime) -> None:
    event = perform(STATEMENT["reject"], statement, by=by, at=at, reason=reason)
    tell_statement_rejected(statement, event)


def withdraw_statement(statement: Statement, *, by: User, at: datetime) -> None:
    perform(STATEMENT["withdraw"], statement, by=by, at=at)


def _locked(statement: Statement) -> Statement:
    return Statement.objects.select_for_update(of=("self",)).get(pk=statement.pk)
