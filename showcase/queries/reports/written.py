"""What the pages about reports read."""

from typing import Any

from django.db.models import Max, QuerySet

from challenges.answers import answers_of
from challenges.models import Round
from showcase.enums import EventStatus
from showcase.models import Report, ReportVersion, ShowcaseEvent
from showcase.queries.reports.chapters import public_challenges

PLACES = {
    "introduction": "Introduction",
    "learning": "What we learned",
    "next_steps": "What happens next",
}
WRITTEN = tuple(PLACES)


def published_reports() -> QuerySet[Report]:
    """The latest round first, with the date and number of the latest version."""
    dated = (
        Report.objects.public()
        .with_published_title()
        .annotate(number=Max("versions__number"), published_at=Max("versions__published_at"))
    )
    return (
        dated.select_related("round").defer(*WRITTEN).order_by("-round__statements_open_at", "-pk")
    )


def staff_reports() -> QuerySet[Report]:
    """All reports, the last one touched first."""
    numbered = Report.objects.annotate(number=Max("versions__number"))
    return numbered.select_related("round").defer(*WRITTEN).order_by("-saved_at", "-pk")


def rounds_without_report() -> QuerySet[Round]:
    return Round.objects.filter(report=None).latest_first()


def events_ahead(report: Report) -> list[ShowcaseEvent]:
    """Announced events of the round that nobody marked as held yet, the first one first."""
    announced = ShowcaseEvent.objects.filter(
        round=report.round_id, status=EventStatus.REGISTRATION_OPEN
    )
    return list(announced.order_by("starts_at", "pk"))


def versions_of(report: Report) -> QuerySet[ReportVersion]:
    """Newest first, without their content."""
    versions = report.versions.select_related("published_by").defer("content")
    return versions.order_by("-number", "-pk")


def written_words(report: Report) -> dict[str, Any]:
    """Everything staff wrote, to notice when somebody else changed it."""
    notes = report.challenge_notes.values_list("challenge", "text")
    return {
        **answers_of(report, ("title", *WRITTEN)),
        "notes": [f"{challenge}: {text}" for challenge, text in notes],
    }


def challenges_with_notes(report: Report) -> list[tuple[int, str, str]]:
    """Primary key, title and note of each challenge the report tells of."""
    notes = dict(report.challenge_notes.values_list("challenge", "text"))
    return [(c.pk, c.title, notes.get(c.pk, "")) for c in public_challenges(report.round)]


def texts_of(report: Report) -> dict[str, str]:
    """What staff wrote, by the name of its place in the report."""
    texts = {place: getattr(report, field) for field, place in PLACES.items()}
    notes = {f"Note on “{title}”": note for _, title, note in challenges_with_notes(report)}
    return {**texts, **notes}
