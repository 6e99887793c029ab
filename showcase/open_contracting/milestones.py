"""The milestones of an engagement: when its parts close, and the events that show what came of it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from showcase.enums import EventStatus
from showcase.models import ShowcaseEvent
from showcase.open_contracting.identifiers import moment

Milestone = dict[str, str]
# By the names of the dates in a version's facts; the last of them is when the engagement closes.
DATES = {
    "questions_close_at": ("questions", "Suppliers may ask questions until then"),
    "answers_close_at": ("answers", "Every question is answered in public by then"),
    "solutions_close_at": ("engagement", "The engagement closes: suppliers may offer until then"),
}
SCHEDULED, MET, NOT_MET = "scheduled", "met", "notMet"


def milestones_of(
    dates: dict[str, str], *, at: datetime, closed_at: datetime | None = None
) -> list[Milestone]:
    """As they stood at this moment. What was still ahead when the challenge closed was never met."""
    return [
        _milestone(*words, datetime.fromisoformat(dates[name]), at, closed_at)
        for name, words in DATES.items()
        if name in dates
    ]


def events_among(events: Iterable[ShowcaseEvent]) -> list[Milestone]:
    return [
        {
            "id": f"event-{event.slug}",
            "title": event.title,
            "type": "engagement",
            "description": where_of(event),
            "dueDate": moment(event.starts_at),
            **_state_of(event),
        }
        for event in events
    ]


def _milestone(
    name: str, title: str, due: datetime, at: datetime, closed_at: datetime | None
) -> Milestone:
    described = {"id": name, "title": title, "type": "engagement", "dueDate": moment(due)}
    if closed_at and closed_at < due:
        return {**described, "status": NOT_MET}
    if due <= at:
        return {**described, "status": MET, "dateMet": moment(due)}
    return {**described, "status": SCHEDULED}


def _state_of(event: ShowcaseEvent) -> dict[str, Any]:
    if event.status == EventStatus.HELD:
        return {"status": MET, "dateMet": moment(event.ends_at)}
    return {"status": NOT_MET if event.status == EventStatus.CANCELLED else SCHEDULED}


def where_of(event: ShowcaseEvent) -> str:
    """The link to join online is for people with a place, so it is not in it."""
    online = "online" if event.online_link else ""
    places = ", ".join(part for part in (event.venue, event.address) if part)
    return " and ".join(part for part in (places, online) if part)
