"""Telling people in time what the calendar asks of them. Each once, however often it runs."""

from datetime import datetime

from django.utils.timezone import localdate

from vendors.messages import appeals, clarifications, decisions, renewals
from vendors.models import Appeal, Clarification, Condition
from vendors.queries.deciding.expiring import Ending

# Time to do something, time to finish, and the day itself.
CONDITION_DAYS = (30, 7, 0)


def remind_of_ending(ending: Ending, *, at: datetime) -> None:
    """Once a piece of evidence and mark."""
    renewals.evidence_ending(ending.evidence, ending.solutions, days=ending.mark, at=at)


def remind_of_appeal(appeal: Appeal, *, at: datetime) -> None:
    """The staff, once."""
    appeals.appeal_due(appeal, at=at)


def remind_of_question(clarification: Clarification, *, at: datetime) -> None:
    """The vendor, once for each day it was due on."""
    clarifications.clarification_due(clarification, at=at)


def tell_of_overdue_question(clarification: Clarification, *, at: datetime) -> None:
    """Whoever asked it."""
    clarifications.clarification_overdue(clarification, at=at)


def remind_of_condition(condition: Condition, *, at: datetime) -> None:
    """Tell the vendor how long is left, and on the day whoever released the decision too.

    On each of `CONDITION_DAYS` once, however often this runs; a day that was missed is made up for.
    """
    left = (condition.due_on - localdate(at)).days
    passed = [days for days in CONDITION_DAYS if left <= days]
    if not passed:
        return
    decisions.condition_due(condition, before=min(passed), at=at)
    if left <= 0:
        decisions.condition_to_look_at(condition, at=at)
