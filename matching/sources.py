"""Which records are read for matching, and what of each is its text."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import reduce
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    DateTimeField,
    F,
    Func,
    Max,
    Model,
    OuterRef,
    QuerySet,
    Subquery,
    TextField,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Concat, Greatest, JSONObject

from accounts.models import Organisation
from challenges.enums import StatementStatus
from challenges.models import (
    Challenge,
    ChallengeDesigner,
    KindOfAI,
    Round,
    ServiceArea,
    Statement,
    Theme,
)
from matching.enums import Kind
from showcase.models import (
    Report,
    ReportVersion,
    Resource,
    ResourceVersion,
    Session,
    ShowcaseEvent,
    Tag,
)
from showcase.resource_parts import ALL_PARTS
from vendors.enums import ELIGIBLE_STATUSES, LIVE_STATUSES
from vendors.models import SolutionVersion
from workflow.models import Event

READ_STATEMENTS = (StatementStatus.SUBMITTED, StatementStatus.RETURNED, StatementStatus.ACCEPTED)
REPORTED = ("title", "introduction", "learning", "next_steps")
TOLD = ("title", "summary", *ALL_PARTS)
# Of a record that the log does not know.
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
LABELS = ArrayField(TextField())


@dataclass(frozen=True)
class Text:
    """What one record says: a title, and the rest of its words as typed.

    `labels` are names that it goes by elsewhere: its vendor, theme, service areas, kinds of AI. The search
    box counts their words; they are neither quoted nor given a meaning.
    """

    title: str
    body: str
    labels: tuple[str, ...] = ()


@dataclass(frozen=True)
class Source:
    """One kind of record. `records` are those worth an entry, each with `text_changed_at` and `labels`.

    `read` reads one of these records. Both come in one query with the words, so that what was read is
    known to belong together.
    """

    kind: Kind
    model: type[Model]
    records: Callable[[], QuerySet[Any]]
    read: Callable[[Any], Text]


def _statements() -> QuerySet[Any]:
    """Nobody searches them: they are compared by what they say alone."""
    return Statement.objects.filter(status__in=READ_STATEMENTS).annotate(
        text_changed_at=F("saved_at"), labels=Value([], output_field=LABELS)
    )


def _challenges() -> QuerySet[Any]:
    this = OuterRef("pk")
    return Challenge.objects.annotate(
        text_changed_at=F("saved_at"),
        labels=_labels(
            _names(Theme.objects.filter(challenges=this)),
            _names(ServiceArea.objects.filter(challenge=this)),
            _kinds_of_ai(KindOfAI.objects.filter(challenge=this)),
            _names(ChallengeDesigner.objects.filter(challenge=this)),
        ),
    )


def _solutions() -> QuerySet[Any]:
    """Versions on their way to a decision, and those found eligible and not replaced."""
    current = SolutionVersion.objects.filter(
        status__in=(*LIVE_STATUSES, *ELIGIBLE_STATUSES), superseded_at=None
    )
    this = OuterRef("pk")
    return current.select_related("solution").annotate(
        text_changed_at=F("saved_at"),
        labels=_labels(
            _names(Organisation.objects.filter(pk=OuterRef("solution__vendor"))),
            _names(ServiceArea.objects.filter(solutionversion=this)),
            _kinds_of_ai(KindOfAI.objects.filter(solutionversion=this)),
        ),
    )


def _events() -> QuerySet[Any]:
    """An event and its agenda keep no time of their own: the log does."""
    sessions = Session.objects.filter(event=OuterRef("pk")).order_by("starts_at", "pk")
    words = Concat("title", Value("\n"), "description", output_field=TextField())
    told = sessions.annotate(told=words).values("told")
    return ShowcaseEvent.objects.annotate(
        agenda=ArraySubquery(told), text_changed_at=_last_in_log(ShowcaseEvent), labels=_round()
    )


def _reports() -> QuerySet[Any]:
    last = ReportVersion.objects.filter(report=OuterRef("pk")).order_by("-number")
    return Report.objects.annotate(
        published_words=Subquery(last.values("content")[:1]),
        text_changed_at=Greatest(F("saved_at"), _last_in_log(Report), output_field=DateTimeField()),
        labels=_round(),
    )


def _resources() -> QuerySet[Any]:
    current = ResourceVersion.objects.filter(resource=OuterRef("pk"), number=OuterRef("version"))
    tagged = Tag.objects.filter(
        resourceversions__resource=OuterRef("pk"), resourceversions__number=OuterRef("version")
    )
    told = JSONObject(**{name: name for name in TOLD})
    return Resource.objects.annotate(
        published_words=Subquery(current.values(told=told)[:1]),
        text_changed_at=Greatest(
            F("saved_at"), _last_in_log(Resource), output_field=DateTimeField()
        ),
        labels=_names(tagged),
    )


def _last_in_log(model: type[Model]) -> Coalesce:
    about = Event.objects.filter(
        subject_type=model._meta.label_lower, subject_id=OuterRef("pk")
    ).order_by()
    last = Subquery(about.values("subject_id").annotate(last=Max("at")).values("last"))
    return Coalesce(last, Value(NEVER), output_field=DateTimeField())


def _labels(*parts: Any) -> Any:
    return reduce(
        lambda one, other: Func(one, other, function="array_cat", output_field=LABELS), parts
    )


def _names(records: QuerySet[Any]) -> ArraySubquery:
    named = records.order_by("name", "pk").annotate(label=Cast("name", TextField()))
    return ArraySubquery(named.values("label"))


def _kinds_of_ai(kinds: QuerySet[KindOfAI]) -> ArraySubquery:
    """As people say it: "generative AI"."""
    named = kinds.order_by("name", "pk").annotate(label=Concat("name", Value(" AI")))
    return ArraySubquery(named.values("label"))


def _round() -> ArraySubquery:
    return _names(Round.objects.filter(pk=OuterRef("round")))


def _joined(*parts: str) -> str:
    return "\n".join(part for part in parts if part)


def _of_statement(statement: Statement) -> Text:
    return Text(
        statement.question,
        _joined(statement.challenge, statement.why_it_matters, statement.considerations),
    )


def _of_challenge(challenge: Any) -> Text:
    return Text(
        challenge.title,
        _joined(
            challenge.question,
            challenge.description,
            challenge.why_it_matters,
            challenge.considerations,
        ),
        tuple(challenge.labels),
    )


def _of_solution(version: Any) -> Text:
    return Text(
        version.solution.name,
        _joined(version.summary, version.description),
        tuple(version.labels),
    )


def _of_event(event: Any) -> Text:
    return Text(
        event.title, _joined(event.summary, event.venue, *event.agenda), tuple(event.labels)
    )


def _of_report(report: Any) -> Text:
    """As last published: what staff wrote since is nobody's to find yet. A first draft as it is."""
    words = report.published_words or {name: getattr(report, name) for name in REPORTED}
    title, *written = (words[name] for name in REPORTED)
    return Text(title, _joined(*written), tuple(report.labels))


def _of_resource(resource: Any) -> Text:
    """As last published, like a report."""
    words = resource.published_words or {name: getattr(resource, name) for name in TOLD}
    title, *written = (words[name] for name in TOLD)
    return Text(title, _joined(*written), tuple(resource.labels))


SOURCES = {
    source.kind: source
    for source in (
        Source(Kind.CHALLENGE, Challenge, _challenges, _of_challenge),
        Source(Kind.STATEMENT, Statement, _statements, _of_statement),
        Source(Kind.SOLUTION, SolutionVersion, _solutions, _of_solution),
        Source(Kind.EVENT, ShowcaseEvent, _events, _of_event),
        Source(Kind.REPORT, Report, _reports, _of_report),
        Source(Kind.RESOURCE, Resource, _resources, _of_resource),
    )
}
