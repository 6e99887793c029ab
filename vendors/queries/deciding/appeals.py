"""Appeals as both sides read them, with their clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.timezone import localdate

from vendors.appealing import appeal_until, ready_to_appeal
from vendors.enums import AppealStatus
from vendors.models import Appeal, Decision, SolutionVersion
from vendors.working_days import working_days_after, working_days_left
from workflow.permissions import Verdict

# Working days before the day an appeal is to be answered.
REMINDED_BEFORE = 5


@dataclass(frozen=True)
class Clock:
    """Until when, and how many working days are left after today: what both sides see."""

    until: date
    today: date

    @property
    def left(self) -> int:
        return working_days_left(self.today, self.until)

    @property
    def is_over(self) -> bool:
        return self.today > self.until


@dataclass(frozen=True)
class WayToAppeal:
    """Whether the decision on a version can be appealed now, why not, and until when."""

    verdict: Verdict
    clock: Clock


@dataclass(frozen=True)
class AppealRow:
    appeal: Appeal
    clock: Clock

    @property
    def is_open(self) -> bool:
        return self.appeal.status == AppealStatus.LODGED


def way_to_appeal(version: SolutionVersion, at: datetime) -> WayToAppeal | None:
    """None while there is no decision."""
    if version.decided_at is None:
        return None
    clock = Clock(appeal_until(version), localdate(at))
    return WayToAppeal(ready_to_appeal(version, at), clock)


def appeals_of(decisions: Iterable[Decision], day: date) -> list[AppealRow]:
    """The appeals that were read with these decisions, in their order."""
    appealed = (one for one in decisions if hasattr(one, "appeal"))
    return [AppealRow(one.appeal, clock_of(one.appeal, day)) for one in appealed]


def appeals_for(user: Any) -> QuerySet[Appeal]:
    """Appeals on solutions whose dossiers this person may read."""
    return Appeal.objects.visible_to(user).select_related(
        "version__solution__vendor", "version__round", "decision", "answered_by", "lodged_by"
    )


def appeals_to_answer(user: Any) -> QuerySet[Appeal]:
    """Those still open, the first due on top."""
    return appeals_for(user).filter(status=AppealStatus.LODGED).order_by("answer_by", "pk")


def appeals_due(day: date) -> QuerySet[Appeal]:
    """Open appeals whose time runs out soon or has run out."""
    until = working_days_after(day, REMINDED_BEFORE)
    open_ones = Appeal.objects.open().select_related("version__solution__vendor")
    return open_ones.filter(answer_by__lte=until).order_by("answer_by", "pk")


def clock_of(appeal: Appeal, day: date) -> Clock:
    return Clock(appeal.answer_by, day)
