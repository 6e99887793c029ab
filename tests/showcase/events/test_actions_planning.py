from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.timezone import localtime

from notifications.models import Message
from showcase.actions.events.agenda import (
    add_session,
    add_speaker,
    remove_session,
    remove_speaker,
)
from showcase.actions.events.places import set_places
from showcase.actions.events.planning import (
    cancel_event,
    create_event,
    edit_event,
    mark_held,
    open_registration,
)
from showcase.actions.events.registering import cancel_registration
from showcase.enums import EventStatus, RegistrationStatus
from showcase.models import ShowcaseEvent
from tests.journeys import people
from tests.journeys.showcase import a_round, attendee, event_at
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def told(kind):
    return sorted(Message.objects.filter(kind=kind).values_list("to", flat=True))


def edited(event, **facts):
    edit_event(event, by=people.staff(), at=timezone.now(), **facts)
    event.refresh_from_db()
    return event


def test_create_event_with_a_taken_title_gets_an_address_of_its_own():
    slugs = [event_at(EventStatus.DRAFT, title="Autumn showcase").slug for _ in range(3)]
    assert slugs == ["autumn-showcase", "autumn-showcase-2", "autumn-showcase-3"]


@pytest.mark.parametrize(("title", "slug"), [("New", "new"), ("???", "showcaseevent")])
def test_create_event_with_an_awkward_title_has_an_address(title, slug):
    assert event_at(EventStatus.DRAFT, title=title).slug == slug


def test_open_registration_without_sessions_is_refused():
    event = event_at(EventStatus.DRAFT)
    event.sessions.all().delete()
    with pytest.raises(TransitionDenied, match="Add a session"):
        open_registration(event, by=people.staff(), at=timezone.now())


def test_edit_of_place_counts_a_revision_and_tells_everybody_registered():
    event = event_at(capacity=1)
    guests = [attendee(event) for _ in range(2)]
    assert edited(event, venue="Corn Exchange").revision == 1
    assert told("event_changed") == sorted(guest.email for guest in guests)


def test_edit_of_summary_alone_tells_nobody():
    event = event_at()
    attendee(event)
    assert edited(event, summary="More words.").revision == 0
    assert told("event_changed") == []


def test_edit_with_nothing_changed_leaves_no_line_in_the_log():
    event = event_at()
    before = Event.objects.about(event).count()
    edited(event, venue=event.venue)
    assert Event.objects.about(event).count() == before


def test_set_places_to_more_offers_them_to_the_waiting():
    event = event_at(capacity=1)
    guests = [attendee(event) for _ in range(4)]
    placed(event, {("", "room"): 3})
    assert (event.capacity, event.places_taken) == (3, 3)
    assert told("registration_offered") == sorted(guest.email for guest in guests[1:3])


def test_set_places_to_fewer_than_taken_is_refused_and_changes_nothing():
    event = event_at(capacity=2)
    attendee(event)
    attendee(event)
    with pytest.raises(ValidationError, match="taken or offered already are 2"):
        placed(event, {("", "room"): 1, ("press", "room"): 9})
    assert event.place_kinds.get().capacity == 2


def test_set_places_without_a_kind_that_people_wait_for_keeps_its_row_without_places():
    event = event_at(places={("press", "room"): 1, ("", "room"): 1})
    first = attendee(event, kind="press")
    attendee(event, kind="press")
    cancel_registration(first, by=None, at=timezone.now())
    with pytest.raises(ValidationError, match="taken or offered already are 1"):
        placed(event, {("", "room"): 5})


def test_set_places_divides_a_kind_nobody_asked_for():
    event = event_at(capacity=9)
    placed(event, {("council", "room"): 4, ("", "online"): 50})
    rows = event.place_kinds.order_by("capacity").values_list("kind", "mode", "capacity")
    assert list(rows) == [("council", "room", 4), ("", "online", 50)]
    assert event.capacity == 54


def test_set_places_to_none_is_refused():
    with pytest.raises(ValidationError, match="at least one place"):
        placed(event_at(), {})


def placed(event, numbers):
    try:
        set_places(event, numbers, by=people.staff(), at=timezone.now())
    finally:
        event.refresh_from_db()


def test_edit_to_a_day_beyond_the_clock_change_keeps_the_hours_of_sessions():
    event = event_at(starts_at=_local(2027, 10, 29, 10), ends_at=_local(2027, 10, 29, 16))
    edited(event, starts_at=_local(2027, 11, 2, 10), ends_at=_local(2027, 11, 2, 16))
    assert localtime(event.sessions.get().starts_at) == _local(2027, 11, 2, 10)


def _local(year, month, day, hour):
    return timezone.make_aware(timezone.datetime(year, month, day, hour))


@pytest.mark.parametrize("status", [EventStatus.HELD, EventStatus.CANCELLED])
def test_edit_of_event_that_is_over_is_refused(status):
    with pytest.raises(TransitionDenied):
        edited(event_at(status), venue="Corn Exchange")


def test_cancel_event_tells_confirmed_and_waiting_with_the_reason():
    event = event_at(capacity=1)
    guests = [attendee(event) for _ in range(2)]
    cancel_event(event, reason="The roof leaks.", by=people.staff(), at=timezone.now())
    assert told("event_cancelled") == sorted(guest.email for guest in guests)
    assert "The roof leaks." in Message.objects.filter(kind="event_cancelled").first().body
    assert event.revision == 1


def test_mark_held_before_the_start_is_refused():
    event = event_at()
    with pytest.raises(TransitionDenied, match="not begun"):
        mark_held(event, by=people.staff(), at=event.starts_at - timedelta(minutes=1))


@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.assessor])
def test_staff_acts_by_others_are_refused(make):
    event, somebody, now = event_at(), make(), timezone.now()
    session = event.sessions.get()
    acts = [
        lambda: create_event(a_round(), places={}, by=somebody, at=now, title="Mine"),
        lambda: set_places(event, {}, by=somebody, at=now),
        lambda: edit_event(event, by=somebody, at=now, venue="Mine"),
        lambda: cancel_event(event, reason="Mine", by=somebody, at=now),
        lambda: add_session(event, by=somebody, at=now, title="Mine"),
        lambda: remove_session(session, by=somebody, at=now),
        lambda: add_speaker(session, name="Me", by=somebody, at=now),
    ]
    for act in acts:
        with pytest.raises(TransitionDenied):
            act()


def test_remove_last_session_of_an_open_event_is_refused():
    event = event_at()
    with pytest.raises(TransitionDenied, match="at least one session"):
        remove_session(event.sessions.get(), by=people.staff(), at=timezone.now())


def test_speaker_added_and_removed_leaves_two_lines_in_the_log():
    event, by = event_at(), people.staff()
    speaker = add_speaker(event.sessions.get(), name="Ada Bright", by=by, at=timezone.now())
    remove_speaker(speaker, by=by, at=timezone.now())
    names = [entry.name for entry in Event.objects.about(event)]
    assert names[-2:] == ["add_speaker", "remove_speaker"]
    assert event.sessions.get().speakers.count() == 0


def test_event_cancelled_as_a_draft_is_never_public():
    event = event_at(EventStatus.DRAFT)
    cancel_event(event, reason="No venue.", by=people.staff(), at=timezone.now())
    assert list(ShowcaseEvent.objects.public()) == []


def test_database_refuses_an_open_event_without_its_time():
    event = event_at()
    with pytest.raises(IntegrityError, match="event_opened_has_time"), transaction.atomic():
        ShowcaseEvent.objects.filter(pk=event.pk).update(opened_at=None)


def test_registrations_of_a_held_event_keep_their_places():
    event = event_at(EventStatus.HELD)
    assert event.registrations.get().status == RegistrationStatus.CONFIRMED
