"""Events, registrations and reports brought to a state by the real actions."""

from datetime import timedelta
from itertools import count

from django.utils import timezone

from challenges.models import Round
from showcase.actions.events.agenda import add_session, show_responses
from showcase.actions.events.places import lapse_offer
from showcase.actions.events.planning import (
    cancel_event,
    create_event,
    mark_held,
    open_registration,
)
from showcase.actions.events.registering import (
    Attendee,
    cancel_registration,
    confirm_address,
    register,
)
from showcase.actions.reports import create_report, publish_report, save_report
from showcase.enums import AttendeeKind, EventStatus, PlaceMode, ReportStatus
from tests.journeys import people
from tests.journeys.vetting import response_at
from vendors.enums import ResponseStatus

LINK = "https://meet.example.org/showcase-room"
_numbers = count(1)


def a_round(**facts):
    """A round in the middle of its run."""
    now, number = timezone.now(), next(_numbers)
    day = timedelta(days=1)
    dates = {
        "statements_open_at": now - 60 * day,
        "statements_close_at": now + 10 * day,
        "solutions_open_at": now - 20 * day,
        "solutions_close_at": now + 20 * day,
        "questions_close_at": now + 10 * day,
        "answers_close_at": now + 12 * day,
        "decisions_on": (now + 40 * day).date(),
    }
    return Round.objects.create(
        name=f"Autumn {number}", slug=f"autumn-{number}", **{**dates, **facts}
    )


def event_at(status=EventStatus.REGISTRATION_OPEN, *, by=None, round=None, **facts):
    """A hybrid event in a month's time with one session; held and cancelled ones have people."""
    by = by or people.desk()
    event = _planned(by, round, facts)
    if status != EventStatus.DRAFT:
        open_registration(event, by=by, at=timezone.now())
    if status in (EventStatus.HELD, EventStatus.CANCELLED):
        attendee(event)
    if status == EventStatus.HELD:
        mark_held(event, by=by, at=event.ends_at)
    if status == EventStatus.CANCELLED:
        cancel_event(event, reason="The roof leaks.", by=by, at=timezone.now())
    return event


def attendee(event, name="", *, at=None, **facts):
    """Somebody without an account asks for a place and confirms their address; where they then stand."""
    at = at or timezone.now()
    registration = asked(event, name, at=at, **facts)
    confirm_address(registration, by=None, at=at)
    return registration


def asked(event, name="", *, by=None, at=None, **facts):
    """Somebody asked for a place; nobody knows yet whether the address is theirs."""
    number = next(_numbers)
    person = {"name": name or f"Guest {number}", "email": f"guest{number}@example.org"}
    attendee = Attendee(**{"kind": AttendeeKind.PUBLIC, **person, **facts})
    return register(event, attendee, by=by, at=at or timezone.now())


def offered(event):
    """Somebody waited for the only place, and it is kept for them now that its holder left."""
    holder, waiting = attendee(event), attendee(event)
    cancel_registration(holder, by=None, at=timezone.now())
    waiting.refresh_from_db()
    return waiting


def lapsed(event):
    """Somebody did not take the place they were offered in time."""
    late = offered(event)
    lapse_offer(late.pk, at=late.offer_ends_at)
    late.refresh_from_db()
    return late


def slot(event=None, *, response=None, **facts):
    """A vendor's slot: a public response shown in the second hour of an event."""
    response = response or response_at(ResponseStatus.SHORTLISTED)
    event = event or event_at(round=response.challenge.round)
    starts_at = event.starts_at + timedelta(hours=1)
    when = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1)}
    facts = {"title": "One question", "challenge": response.challenge, **when, **facts}
    session = add_session(event, by=people.desk(), at=timezone.now(), **facts)
    show_responses(session, [response], by=people.desk(), at=timezone.now())
    return session.shown.get()


def held(event):
    mark_held(event, by=people.desk(), at=event.ends_at)
    event.refresh_from_db()


def report_at(status=ReportStatus.PUBLISHED, *, round=None, by=None, notes=None, **words):
    """A report of the round; published means version 1."""
    by = by or people.desk()
    report = create_report(round or a_round(), title="What we learned", by=by, at=timezone.now())
    written = {"introduction": "Two councils told us.", "learning": "", "next_steps": "", **words}
    save_report(report, notes=notes or {}, by=by, at=timezone.now(), **written)
    if status == ReportStatus.PUBLISHED:
        publish_report(report, by=by, at=timezone.now())
    report.refresh_from_db()
    return report


def _planned(by, round_, facts):
    starts_at = timezone.localtime().replace(hour=10, minute=0, second=0, microsecond=0)
    starts_at += timedelta(days=30)
    planned = {
        "title": "Autumn showcase",
        "summary": "Solutions meet challenges.",
        "venue": "Tolbooth Hall",
        "address": "1 Market Square, Northmere",
        "access_information": "Step-free from the square.",
        "online_link": LINK,
        "starts_at": starts_at,
        "ends_at": starts_at + timedelta(hours=6),
        "places": {("", PlaceMode.ROOM): facts.pop("capacity", 3)},
    }
    event = create_event(round_ or a_round(), by=by, at=timezone.now(), **{**planned, **facts})
    add_session(
        event,
        by=by,
        at=timezone.now(),
        title="Welcome",
        starts_at=event.starts_at,
        ends_at=event.starts_at + timedelta(minutes=30),
    )
    return event
