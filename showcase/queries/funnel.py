"""The figures of a round, from what councils said to what was shown."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from challenges.enums import StatementStatus
from challenges.models import Challenge, Round, Statement
from showcase.enums import EventStatus
from showcase.models import SessionResponse, ShowcaseEvent
from showcase.wording import day
from vendors.enums import ELIGIBLE_STATUSES, SolutionStatus
from vendors.models import Response, SolutionVersion


@dataclass(frozen=True)
class Funnel:
    """How many of a round's statements, challenges and solutions came how far."""

    statements: int
    challenges: int
    solutions: int
    eligible: int
    shown: int
    shown_on: date | None

    def steps(self, today: date) -> Iterator[tuple[int, str]]:
        """Numbers and their words, the widest first."""
        yield self.statements, "statements from councils"
        yield self.challenges, "published challenges"
        yield self.solutions, "solutions offered"
        yield self.eligible, "found eligible"
        yield self.shown, self._shown_words(today)

    def _shown_words(self, today: date) -> str:
        if self.shown_on is None:
            return "challenges shown"
        to_come = "to be " if self.shown_on > today else ""
        return f"challenges {to_come}shown on {day(self.shown_on)}"


def funnel_of(round_: Round) -> Funnel:
    """One query, whatever the size of the round."""
    row = (
        Round.objects.filter(pk=round_.pk)
        .values_list(
            _count(submitted_statements(), "pk"),
            _count(Challenge.objects.public(), "pk"),
            _count(offered_solutions(), "solution"),
            _count(eligible_solutions(), "solution"),
            _count(shown_responses(), "session__challenge", "session__event__round"),
            Subquery(_first_event()),
        )
        .get()
    )
    return Funnel(*row[:5], _local_day(row[5]))  # type: ignore[call-arg]  # a row of six


def submitted_statements() -> QuerySet[Statement]:
    """Everything submitted and not taken back, whatever became of it."""
    unsaid = (StatementStatus.DRAFT, StatementStatus.WITHDRAWN)
    return Statement.objects.exclude(status__in=unsaid)


def accepted_statements() -> QuerySet[Statement]:
    return submitted_statements().filter(status=StatementStatus.ACCEPTED)


def offered_solutions() -> QuerySet[SolutionVersion]:
    unoffered = (SolutionStatus.DRAFT, SolutionStatus.WITHDRAWN)
    return SolutionVersion.objects.exclude(status__in=unoffered)


def eligible_solutions() -> QuerySet[SolutionVersion]:
    """Also what has lapsed since: it was found eligible."""
    found = (*ELIGIBLE_STATUSES, SolutionStatus.LAPSED)
    return SolutionVersion.objects.filter(status__in=found)


def public_events() -> QuerySet[ShowcaseEvent]:
    """Announced, and not cancelled."""
    return ShowcaseEvent.objects.public().exclude(status=EventStatus.CANCELLED)


def shown_responses() -> QuerySet[SessionResponse]:
    """At public events that were not cancelled."""
    return SessionResponse.objects.filter(
        session__event__in=public_events(), response__in=Response.objects.public()
    )


def _first_event() -> QuerySet[Any]:
    events = public_events().filter(round=OuterRef("pk")).order_by().values("round")
    return events.values(first=Min("starts_at")).values("first")


def _count(rows: QuerySet[Any], counted: str, round_path: str = "round") -> Coalesce:
    ours = rows.filter(**{round_path: OuterRef("pk")}).order_by().values(round_path)
    return Coalesce(Subquery(ours.values(n=Count(counted, distinct=True)).values("n")), 0)


def _local_day(at: datetime | None) -> date | None:
    return localdate(at) if at else None
