"""Telling a vendor in time that evidence behind its solutions ends."""

from datetime import datetime

from vendors.messages import renewals as messages
from vendors.queries.deciding.expiring import Ending


def remind_of_ending(ending: Ending, *, at: datetime) -> None:
    """Once a piece of evidence and mark, however often it runs."""
    messages.evidence_ending(ending.evidence, ending.solutions, days=ending.mark, at=at)
