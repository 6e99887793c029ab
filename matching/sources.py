"""Which records are read for matching, and what of each is its text."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import (
    DateTimeField,
    F,
    Max,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Concat, Greatest

from challenges.enums import StatementStatus
from challenges.models import Challenge, Statement
from matching.enums import Kind
from showcase.models import Report, ReportVersion, Session, ShowcaseEvent
from vendors.enums import ELIGIBLE_STATUSES, LIVE_STATUSES
from vendors.models import SolutionVersion
from workflow.models import Event

READ_STATEMENTS = (StatementStatus.SUBMITTED, StatementStatus.RETURNED, StatementStatus.ACCEPTED)
REPORTED = ("title", "introduction", "learning", "next_steps")


@dataclass(frozen=True)
class Text:
    """What one record says: a title, and the rest of its words as typed."""

    title: str
    body: str


@dataclass(frozen=True)
class Source:
    """One kind of record. `records` are those worth an entry, each with `changed_at`."""

    kind: Kind
    model: type[Model]
    records: Callable[[], QuerySet[Any]]
    read: Callable[[Any], Text]


def _statements() -> QuerySet[Any]:
    return Statement.objects.filter(status__in=READ_STATEMENTS).annotate(changed_at=F("saved_at"))


def _challenges() -> QuerySet[Any]:
    return Challenge.objects.annotate(changed_at=F("saved_at"))


def _solutions() -> QuerySet[Any]:
    """Versions on their way to a decision, and those found eligible and not replaced."""
    current = SolutionVersion.objects.filter(
        status__in=(*LIVE_STATUSES, *ELIGIBLE_STATUSES), superseded_at=None
    )
    return current.select_related("solution").annotate(changed_at=F("saved_at"))


def _events() -> QuerySet[Any]:
    """An event and its agenda keep no time of their own: the log does."""
    sessions = Session.objects.filter(event=OuterRef("pk")).order_by("starts_at", "pk")
    words = Concat("title", Value("\n"), "description", output_field=TextField())
    told = sessions.annotate(told=words).values("told")
    return ShowcaseEvent.objects.annotate(
        agenda=ArraySubquery(told), changed_at=_last_in_log(ShowcaseEvent)
    )


def _reports() -> QuerySet[Any]:
    last = ReportVersion.objects.filter(report=OuterRef("pk")).order_by("-number")
    return Report.objects.annotate(
        published_words=Subquery(last.values("content")[:1]),
        changed_at=Greatest(F("saved_at"), _last_in_log(Report), output_field=DateTimeField()),
    )


def _last_in_log(model: type[Model]) -> Subquery:
    about = Event.objects.filter(
        subject_type=model._meta.label_lower, subject_id=OuterRef("pk")
    ).order_by()
    return Subquery(about.values("subject_id").annotate(last=Max("at")).values("last"))


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _of_statement(statement: Statement) -> Text:
    return Text(
        statement.question,
        _joined(statement.challenge, statement.why_it_matters, statement.considerations),
    )


def _of_challenge(challenge: Challenge) -> Text:
    return Text(
        challenge.title,
        _joined(
            challenge.question,
            challenge.description,
            challenge.why_it_matters,
            challenge.considerations,
        ),
    )


def _of_solution(version: SolutionVersion) -> Text:
    return Text(version.solution.name, _joined(version.summary, version.description))


def _of_event(event: Any) -> Text:
    return Text(event.title, _joined(event.summary, event.venue, *event.agenda))


def _of_report(report: Any) -> Text:
    """As last published: what staff wrote since is nobody's to find yet. A first draft as it is."""
    words = report.published_words or {name: getattr(report, name) for name in REPORTED}
    title, *written = (words[name] for name in REPORTED)
    return Text(title, _joined(*written))


SOURCES = {
    source.kind: source
    for source in (
        Source(Kind.CHALLENGE, Challenge, _challenges, _of_challenge),
        Source(Kind.STATEMENT, Statement, _statements, _of_statement),
        Source(Kind.SOLUTION, SolutionVersion, _solutions, _of_solution),
        Source(Kind.EVENT, ShowcaseEvent, _events, _of_event),
        Source(Kind.REPORT, Report, _reports, _of_report),
    )
}
