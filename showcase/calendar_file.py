"""A calendar file by RFC 5545 that every calendar program can keep up to date."""

from datetime import datetime, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event, Timezone

from showcase.enums import EventStatus
from showcase.models import ShowcaseEvent


def calendar_file(event: ShowcaseEvent, *, at: datetime, online_link: str = "") -> bytes:
    """The same UID for ever and a SEQUENCE that grows with each change, so that an import updates.

    `online_link` is for people with a confirmed place only; the public file says where to find it.
    """
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.OPERATOR_NAME}//{settings.SITE_NAME}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_clock_around(event))
    calendar.add_component(_entry(event, at, online_link))
    return calendar.to_ical()


def _clock_around(event: ShowcaseEvent) -> Timezone:
    """The clock changes a year around the event; all of them since 1970 would be most of the file."""
    day = event.starts_at.date()
    return Timezone.from_tzid(
        settings.TIME_ZONE,
        first_date=day - timedelta(days=366),
        last_date=day + timedelta(days=366),
    )


def _entry(event: ShowcaseEvent, at: datetime, online_link: str) -> Event:
    entry = Event()
    page = f"{settings.SITE_URL}{reverse('showcase:event', args=[event.slug])}"
    entry.add("uid", f"event-{event.pk}@{urlsplit(settings.SITE_URL).hostname}")
    entry.add("sequence", event.revision)
    entry.add("dtstamp", at)
    entry.add("dtstart", _local(event.starts_at))
    entry.add("dtend", _local(event.ends_at))
    entry.add("summary", event.title)
    entry.add("location", _place(event, online_link))
    entry.add("description", _description(event, page, online_link))
    entry.add("url", page)
    entry.add("status", "CANCELLED" if event.status == EventStatus.CANCELLED else "CONFIRMED")
    return entry


def _local(at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(settings.TIME_ZONE))


def _place(event: ShowcaseEvent, online_link: str) -> str:
    places = [event.venue, event.address, online_link]
    return ", ".join(place for place in places if place) or "Online"


def _description(event: ShowcaseEvent, page: str, online_link: str) -> str:
    join = f"Join online: {online_link}" if online_link else ""
    return "\n\n".join(part for part in (event.summary, join, f"Agenda: {page}") if part)
