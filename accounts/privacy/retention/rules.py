"""Rules of retention: what ends how long after what, and why then. Each app declares its own."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import CharField, F, QuerySet, Value
from django.db.models.functions import Cast, Concat

from accounts.models.people import ENDED

Rows = QuerySet[Any]
Ending = Callable[[Rows, datetime], int | None]
"""Says how many it ended where it left some alone."""

ENDED_ADDRESS = Concat(Cast(F("pk"), CharField()), Value(ENDED))
"""Another one for each row, for columns that want it so."""

THREE_YEARS = 3 * 365 + 1
"""Days. As long as the Procurement Act 2023, section 98, has a public buyer keep its records."""


def deleted(rows: Rows, at: datetime) -> None:
    rows.delete()


def emptied(**columns: Any) -> Ending:
    """The row stays, for what it counts; these columns get these values."""

    def end(rows: Rows, at: datetime) -> None:
        rows.update(**columns)

    return end


@dataclass(frozen=True)
class Rule:
    """`due(before)`: the rows that this rule has still to end, of what is older than that moment."""

    name: str
    what: str
    then: str
    standard_days: int
    after: str
    why: str
    due: Callable[[datetime], Rows]
    end: Ending = deleted

    @property
    def days(self) -> int:
        """As the operator set it (RETENTION_DAYS), or ours."""
        return settings.RETENTION_DAYS.get(self.name, self.standard_days)

    def due_at(self, at: datetime) -> Rows:
        return self.due(at - timedelta(days=self.days))

    def __str__(self) -> str:
        return f"{self.what}: {self.then} {self.days} days after {self.after}. {self.why}"
