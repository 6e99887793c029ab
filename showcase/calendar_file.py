"""Calendar files by RFC 5545 and RFC 5546 that every calendar program can keep up to date."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from email.utils import parseaddr
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from django.conf import settings
from django.urls import reverse
from icalendar import Calendar, Event, Timezone, vCalAddress, vText

from showcase.enums import EventStatus, RegistrationStatus
from showcase.models import Registration, ShowcaseEvent

ASK_AGAIN_AFTER = timedelta(hours=12)


def calendar_file(event: ShowcaseEvent, *, at: datetime) -> bytes:
    """One public event to keep: without the link to join, which is for people with a place."""
    calendar = _calendar("PUBLISH", [event])
    calendar.add_component(_public_entry(event))
    return calendar.to_ical()


def calendar_feed(events: Iterable[ShowcaseEvent], *, name: str) -> bytes:
    """All public events, to subscribe to. The same events give the same bytes, whenever they are asked for."""
    events = list(events)
    calendar = _calendar("PUBLISH", events)
    calendar.add("name", name)
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", ASK_AGAIN_AFTER, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", ASK_AGAIN_AFTER)
    for event in events:
        calendar.add_component(_public_entry(event))
    return calendar.to_ical()


def calendar_entry(registration: Registration, *, at: datetime) -> bytes:
    """A person's own entry: an invitation, its update, or the cancellation that takes it away again.

    The same UID for ever; SEQUENCE grows with every change of the event or of the registration.
    """
    is_off = _is_off(registration)
    calendar = _calendar("CANCEL" if is_off else "REQUEST", [registration.event])
    calendar.add_component(_own_entry(registration, at, is_off))
    return calendar.to_ical()


def _calendar(method: str, events: list[ShowcaseEvent]) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", f"-//{settings.OPERATOR_NAME}//{settings.SITE_NAME}//EN")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if events:
        calendar.add_component(_clock_around(events))
    return calendar


def _clock_around(events: list[ShowcaseEvent]) -> Timezone:
    """The clock changes a year around the events; all of them since 1970 would be most of the file."""
    return Timezone.from_tzid(
        settings.TIME_ZONE,
        first_date=min(event.starts_at for event in events).date() - timedelta(days=366),
        last_date=max(event.ends_at for event in events).date() + timedelta(days=366),
    )


def _public_entry(event: ShowcaseEvent) -> Event:
    is_off = event.status == EventStatus.CANCELLED
    entry = _entry(
        event, f"event-{event.pk}", event.revision, event.calendar_changed_at, is_off, ""
    )
    entry.add("class", "PUBLIC")
    return entry


def _own_entry(registration: Registration, at: datetime, is_off: bool) -> Event:
    event = registration.event
    link = event.online_link if registration.has_place else ""
    sequence = event.revision + registration.revision
    entry = _entry(event, f"registration-{registration.pk}", sequence, at, is_off, link)
    entry.add("class", "PRIVATE")
    guest = vCalAddress(f"mailto:{registration.email}")
    guest.params["CN"] = vText(registration.name)
    guest.params["PARTSTAT"] = vText("ACCEPTED")
    guest.params["RSVP"] = vText("FALSE")
    entry.add("attendee", guest, encode=0)
    return entry


def _entry(
    event: ShowcaseEvent, uid: str, sequence: int, at: datetime, is_off: bool, online_link: str
) -> Event:
    entry = Event()
    page = f"{settings.SITE_URL}{reverse('showcase:event', args=[event.slug])}"
    entry.add("uid", f"{uid}@{urlsplit(settings.SITE_URL).hostname}")
    entry.add("sequence", sequence)
    entry.add("dtstamp", at)
    entry.add("last-modified", event.calendar_changed_at)
    entry.add("dtstart", _local(event.starts_at))
    entry.add("dtend", _local(event.ends_at))
    entry.add("summary", event.title)
    entry.add("location", _place(event, online_link))
    entry.add("description", _description(event, page, online_link))
    entry.add("url", page)
    entry.add("organizer", _organiser(), encode=0)
    entry.add("status", "CANCELLED" if is_off else "CONFIRMED")
    return entry


def _organiser() -> vCalAddress:
    organiser = vCalAddress(f"mailto:{parseaddr(settings.DEFAULT_FROM_EMAIL)[1]}")
    organiser.params["CN"] = vText(settings.OPERATOR_NAME)
    return organiser


def _is_off(registration: Registration) -> bool:
    off = registration.status == RegistrationStatus.CANCELLED
    return off or registration.event.status == EventStatus.CANCELLED


def _local(at: datetime) -> datetime:
    return at.astimezone(ZoneInfo(settings.TIME_ZONE))


def _place(event: ShowcaseEvent, online_link: str) -> str:
    places = [event.venue, event.address, online_link]
    return ", ".join(place for place in places if place) or "Online"


def _description(event: ShowcaseEvent, page: str, online_link: str) -> str:
    join = f"Join online: {online_link}" if online_link else ""
    return "\n\n".join(part for part in (event.summary, join, f"Agenda: {page}") if part)
