"""A mail with the way back to a draft. It grants nothing: whoever follows it signs in as always."""

from datetime import datetime, timedelta

from django.db import transaction

from accounts.models import User
from challenges.actions.statements import save_answers
from challenges.answers import Answers
from challenges.messages import tell_where_to_carry_on
from challenges.models import Statement
from challenges.rules import EDITS_STATEMENT
from workflow.engine import require

LEFT_AFTER = timedelta(hours=1)
FORGOTTEN_AFTER = timedelta(hours=6)


@transaction.atomic
def send_resume_link(statement: Statement, *, page: str, by: User, at: datetime) -> bool:
    """Mail this person the address of one page of the form; False when one went out in this hour."""
    require(EDITS_STATEMENT, statement, by=by)
    return tell_where_to_carry_on(statement, by, page=page, at=at)


@transaction.atomic
def save_and_send_link(
    statement: Statement, answers: Answers, *, page: str, by: User, at: datetime, seen: str | None
) -> bool:
    """Raises EditedMeanwhile, and TransitionDenied where it may not be edited."""
    save_answers(statement, answers, seen=seen, by=by, at=at)
    return send_resume_link(statement, page=page, by=by, at=at)


@transaction.atomic
def remind_of_draft(statement: Statement, *, page: str) -> None:
    """To who saved it last, once for each time it was left: the mail is counted to the hour it was due."""
    person, saved_at = statement.saved_by, statement.saved_at
    if person and saved_at and EDITS_STATEMENT.check(person, statement):
        tell_where_to_carry_on(statement, person, page=page, at=saved_at + LEFT_AFTER)
