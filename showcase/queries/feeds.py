"""What the feeds of the showcase tell, each list the newest first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models.fields.json import KT
from django.urls import reverse

from challenges.queries.feeds import MOST_ENTRIES
from showcase.enums import EventStatus
from showcase.models import DataEdition, Report, ReportVersion, ShowcaseEvent
from showcase.queries.open_data.challenges import open_questions
from vendors.models import SolutionVersion


@dataclass(frozen=True)
class News:
    title: str
    text: str
    link: str
    at: datetime
    changed_at: datetime


def answers() -> list[News]:
    """Between equals the random key decides: numbers tell who asked first."""
    newest = open_questions().order_by("-answered_at", "key")[:MOST_ENTRIES]
    return [
        News(one.text, one.answer, one.anchor, one.answered_at, one.corrected_at or one.answered_at)
        for one in newest
        if one.answered_at
    ]


def solutions() -> list[News]:
    public = SolutionVersion.objects.public().select_related("solution__vendor")
    newest = public.defer("description", "words").order_by("-decided_at", "-pk")[:MOST_ENTRIES]
    return [_solution(version) for version in newest]


def events() -> list[News]:
    """In the order in which they were announced, cancelled ones among them."""
    newest = ShowcaseEvent.objects.public().order_by("-opened_at", "-pk")[:MOST_ENTRIES]
    return [_event(event) for event in newest]


def reports() -> list[News]:
    """Every version is news; of its content the title alone is read."""
    public = ReportVersion.objects.filter(report__in=Report.objects.public())
    titled = public.annotate(title=KT("content__title")).defer("content").select_related("report")
    return [_report(version) for version in titled.order_by("-published_at", "-pk")[:MOST_ENTRIES]]


def new_editions() -> list[News]:
    newest = DataEdition.objects.standing().newest_first()[:MOST_ENTRIES]
    return [
        News(f"Open data of {one}", "", one.get_absolute_url(), one.made_at, one.made_at)
        for one in newest
    ]


def _solution(version: Any) -> News:
    title = f"{version.solution.name}, by {version.solution.vendor}"
    text = f"{version.get_status_display()}.\n\n{version.summary}"
    link = reverse("vendors:solution", args=[version.solution.slug])
    return News(title, text, link, version.decided_at, version.decided_at)


def _event(event: Any) -> News:
    is_cancelled = event.status == EventStatus.CANCELLED
    title = f"Cancelled: {event.title}" if is_cancelled else event.title
    where = event.venue or "online"
    text = f"{event.when}, {where}.\n\n{event.summary}"
    changed = max(event.opened_at, event.calendar_changed_at)
    return News(title, text, event.get_absolute_url(), event.opened_at, changed)


def _report(version: Any) -> News:
    link = reverse("showcase:report_version", args=[version.report.slug, version.number])
    title = f"{version.title}, version {version.number}"
    return News(title, "", link, version.published_at, version.published_at)
