from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifications.models import Message
from showcase.actions.registrations import cancel_registration, register
from showcase.enums import AttendeeKind, EventStatus, RegistrationStatus
from showcase.models import Registration, ShowcaseEvent
from tests.journeys import people
from tests.journeys.showcase import attendee, event_at
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
G = RegistrationStatus


def kinds_to(address):
    return list(Message.objects.filter(to=address).order_by("pk").values_list("kind", flat=True))


def statuses(event):
    return list(event.registrations.order_by("pk").values_list("status", flat=True))


def places_taken(event):
    return ShowcaseEvent.objects.get(pk=event.pk).places_taken


def test_register_with_places_free_gives_a_place_and_tells():
    event = event_at(capacity=2)
    registration = attendee(event, email="Ada@Example.org", access_needs="A hearing loop")
    assert registration.status == G.CONFIRMED
    assert registration.email == "ada@example.org"
    assert places_taken(event) == 1
    assert kinds_to("ada@example.org") == ["registration_confirmed"]
    assert [e.name for e in Event.objects.about(registration)] == ["register", "confirm"]


def test_register_when_full_waits_and_tells():
    event = event_at(capacity=1)
    attendee(event)
    registration = attendee(event, email="late@example.org")
    assert registration.status == G.WAITING
    assert places_taken(event) == 1
    assert kinds_to("late@example.org") == ["registration_waiting"]


def test_register_same_address_again_keeps_the_first_and_sends_its_link_once_an_hour():
    event = event_at()
    at = timezone.now().replace(minute=10)
    first = attendee(event, email="ada@example.org", at=at)
    for minutes in (1, 2):
        again = register(
            event,
            name="Somebody else",
            email="ADA@example.org",
            kind=AttendeeKind.PRESS,
            by=None,
            at=at + timedelta(minutes=minutes),
        )
        assert (again.registration, again.is_new) == (first, False)
    assert event.registrations.get().name == first.name
    assert kinds_to("ada@example.org") == ["registration_confirmed", "registration_link_again"]


@pytest.mark.parametrize("status", [EventStatus.DRAFT, EventStatus.HELD, EventStatus.CANCELLED])
def test_register_for_event_not_open_is_refused(status):
    event = event_at(status)
    before = event.registrations.count()
    with pytest.raises(TransitionDenied):
        attendee(event)
    assert event.registrations.count() == before


def test_register_after_the_start_is_refused():
    event = event_at()
    with pytest.raises(TransitionDenied):
        attendee(event, at=event.starts_at)


def test_cancel_with_people_waiting_moves_the_first_up_and_tells_both():
    event = event_at(capacity=1)
    holder, first, second = (attendee(event) for _ in range(3))
    cancel_registration(holder, by=None, at=timezone.now())
    assert statuses(event) == [G.CANCELLED, G.CONFIRMED, G.WAITING]
    assert places_taken(event) == 1
    assert kinds_to(holder.email) == ["registration_confirmed", "registration_cancelled"]
    assert kinds_to(first.email) == ["registration_waiting", "registration_moved_up"]
    assert kinds_to(second.email) == ["registration_waiting"]


def test_cancel_by_somebody_waiting_frees_no_place():
    event = event_at(capacity=1)
    _, first, _ = (attendee(event) for _ in range(3))
    cancel_registration(first, by=None, at=timezone.now())
    assert statuses(event) == [G.CONFIRMED, G.CANCELLED, G.WAITING]
    assert places_taken(event) == 1


def test_cancel_twice_frees_one_place():
    event = event_at(capacity=1)
    holder = attendee(event)
    again = Registration.objects.get(pk=holder.pk)
    cancel_registration(holder, by=None, at=timezone.now())
    with pytest.raises(StaleTransition):
        cancel_registration(again, by=None, at=timezone.now())
    assert places_taken(event) == 0


def test_cancel_once_the_event_has_begun_is_refused():
    event = event_at()
    holder = attendee(event)
    with pytest.raises(TransitionDenied):
        cancel_registration(holder, by=None, at=event.starts_at)
    assert places_taken(event) == 1


def test_register_again_after_cancelling_is_new():
    event = event_at()
    first = attendee(event, email="ada@example.org")
    cancel_registration(first, by=None, at=timezone.now())
    assert attendee(event, email="ada@example.org") != first


def test_registering_a_colleague_writes_to_the_colleague():
    event, person = event_at(), people.anybody()
    attendee(event, email="colleague@example.org", by=person)
    assert kinds_to("colleague@example.org") == ["registration_confirmed"]
    assert kinds_to(person.email) == []


def test_database_refuses_more_places_than_capacity():
    event = event_at(capacity=1)
    with pytest.raises(IntegrityError, match="event_capacity_never_exceeded"), transaction.atomic():
        ShowcaseEvent.objects.filter(pk=event.pk).update(places_taken=2)


def test_database_refuses_one_address_twice():
    event = event_at()
    attendee(event, email="ada@example.org")
    with pytest.raises(IntegrityError, match="registration_once"), transaction.atomic():
        Registration.objects.create(
            event=event,
            status=G.WAITING,
            name="Ada",
            email="ada@example.org",
            kind=AttendeeKind.PUBLIC,
            registered_at=timezone.now(),
        )


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.one_of(st.none(), st.integers(0, 11)), max_size=14), st.integers(1, 4))
def test_waiting_list_after_any_sequence_is_first_come_first_served(steps, capacity):
    """A None registers somebody; a number cancels that registration if it stands."""
    with transaction.atomic():
        event = event_at(capacity=capacity)
        made = []
        for step in steps:
            if step is None:
                made.append(attendee(event))
            elif step < len(made):
                _cancel_if_standing(made[step])
        _assert_served_in_order(event)
        transaction.set_rollback(True)


def _cancel_if_standing(registration):
    registration.refresh_from_db()
    if registration.status != G.CANCELLED:
        cancel_registration(registration, by=None, at=timezone.now())


def _assert_served_in_order(event):
    event.refresh_from_db()
    standing = list(event.registrations.standing().order_by("registered_at", "pk"))
    confirmed = [r for r in standing if r.status == G.CONFIRMED]
    assert standing[: len(confirmed)] == confirmed
    assert event.places_taken == len(confirmed) == min(event.capacity, len(standing))


@pytest.mark.django_db(transaction=True)
def test_register_by_twenty_at_once_for_three_places_confirms_exactly_three():
    event = event_at(capacity=3)

    def ask(_):
        try:
            return attendee(event).status
        finally:
            connection.close()

    with ThreadPoolExecutor(20) as pool:
        outcomes = list(pool.map(ask, range(20)))
    assert (outcomes.count(G.CONFIRMED), outcomes.count(G.WAITING)) == (3, 17)
    assert places_taken(event) == 3


@pytest.mark.django_db(transaction=True)
def test_register_with_one_address_many_times_at_once_makes_one_registration():
    event = event_at(capacity=3)

    def ask(_):
        try:
            return attendee(event, email="ada@example.org").pk
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert len(set(pool.map(ask, range(8)))) == 1
    assert places_taken(event) == 1
