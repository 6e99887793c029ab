"""Telling people in time what the calendar asks of them. Each once, however often it runs."""

from datetime import datetime

from vendors.messages import appeals, clarifications, renewals
from vendors.models import Appeal, Clarification
from vendors.queries.deciding.expiring import Ending


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
