from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from notifications.models import Message
from showcase.actions.events.places import lapse_offer
from showcase.actions.events.registering import (
    accept_offer,
    cancel_registration,
    confirm_address,
    forget_unconfirmed,
    rejoin,
)
from showcase.enums import AttendeeKind, EventStatus, RegistrationStatus
from showcase.models import PlaceKind, Registration, ShowcaseEvent
from showcase.rules import LONGEST_OFFER, mailbox_of
from tests.journeys import people
from tests.journeys.showcase import asked, attendee, event_at, offered
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
G = RegistrationStatus


def kinds_to(address):
    return list(Message.objects.filter(to=address).order_by("pk").values_list("kind", flat=True))


def statuses(event):
    return list(event.registrations.order_by("pk").values_list("status", flat=True))


def places_taken(event):
    """Of the event and of its kinds of place, which have to agree."""
    event = ShowcaseEvent.objects.get(pk=event.pk)
    assert sum(event.place_kinds.values_list("taken", flat=True)) == event.places_taken
    return event.places_taken


def test_register_without_an_account_has_no_place_before_the_address_is_confirmed():
    event = event_at(capacity=2)
    registration = asked(event, email="Ada@Example.org", access_needs="A hearing loop")
    assert (registration.status, registration.email) == (G.ASKED, "ada@example.org")
    assert places_taken(event) == 0
    assert kinds_to("ada@example.org") == ["registration_confirm_address"]


def test_confirm_address_with_places_free_gives_a_place_and_tells():
    event = event_at(capacity=2)
    registration = asked(event)
    confirm_address(registration, by=None, at=timezone.now())
    assert registration.status == G.CONFIRMED
    assert places_taken(event) == 1
    assert kinds_to(registration.email)[1:] == ["registration_confirmed"]
    names = [entry.name for entry in Event.objects.about(registration)]
    assert names == ["register", "confirm_address", "confirm"]


def test_confirm_address_twice_takes_one_place():
    event = event_at()
    registration = attendee(event)
    with pytest.raises(StaleTransition):
        confirm_address(registration, by=None, at=timezone.now())
    assert places_taken(event) == 1


def test_register_with_the_address_of_ones_account_needs_no_confirmation():
    event, person = event_at(), people.anybody()
    registration = asked(event, email=person.email.upper(), by=person)
    assert registration.status == G.CONFIRMED
    assert kinds_to(person.email) == ["registration_confirmed"]


def test_register_of_a_colleague_asks_the_colleague():
    event, person = event_at(), people.anybody()
    asked(event, email="colleague@example.org", by=person)
    assert kinds_to("colleague@example.org") == ["registration_confirm_address"]
    assert kinds_to(person.email) == []


def test_confirm_address_when_full_waits_and_tells():
    event = event_at(capacity=1)
    attendee(event)
    registration = attendee(event, email="late@example.org")
    assert registration.status == G.WAITING
    assert places_taken(event) == 1
    assert kinds_to("late@example.org")[1:] == ["registration_waiting"]


@pytest.mark.parametrize("again", ["ADA@example.org", "ada+vip@example.org"])
def test_register_again_with_the_address_or_a_plus_address_sends_the_link_once_an_hour(again):
    event, at = event_at(), timezone.now().replace(minute=10)
    first = attendee(event, email="ada@example.org", at=at)
    for minutes in (1, 2):
        known = asked(event, "Other", email=again, at=at + timedelta(minutes=minutes))
        assert known == first
    assert event.registrations.get().name == first.name
    assert kinds_to("ada@example.org")[2:] == ["registration_link_again"]
    assert kinds_to("ada+vip@example.org") == []


def test_register_with_a_plus_address_writes_to_that_address():
    registration = attendee(event_at(), email="ada+showcase@example.org")
    assert registration.email == "ada+showcase@example.org"
    assert kinds_to("ada+showcase@example.org")[1:] == ["registration_confirmed"]


@pytest.mark.parametrize(
    ("email", "mailbox"),
    [
        ("Ada+a+b@Example.org", "ada@example.org"),
        ("+ada@example.org", "+ada@example.org"),
        ("ada@example.org", "ada@example.org"),
    ],
)
def test_mailbox_of_drops_what_stands_behind_a_plus(email, mailbox):
    assert mailbox_of(email) == mailbox


def test_register_again_before_confirming_keeps_the_latest_words_and_one_row():
    event = event_at()
    asked(event, "Adda", email="ada@example.org")
    asked(event, "Ada", email="ada@example.org")
    assert [r.name for r in event.registrations.all()] == ["Ada"]
    assert kinds_to("ada@example.org") == ["registration_confirm_address"]


@pytest.mark.parametrize("status", [EventStatus.DRAFT, EventStatus.HELD, EventStatus.CANCELLED])
def test_register_for_event_not_open_is_refused(status):
    event = event_at(status)
    before = event.registrations.count()
    with pytest.raises(TransitionDenied):
        asked(event)
    assert event.registrations.count() == before


def test_register_after_the_start_is_refused():
    event = event_at()
    with pytest.raises(TransitionDenied):
        asked(event, at=event.starts_at)


def test_register_after_closing_is_refused_while_who_asked_in_time_may_confirm():
    closes_at = timezone.now() + timedelta(days=1)
    event = event_at(registration_closes_at=closes_at)
    registration = asked(event)
    with pytest.raises(TransitionDenied, match="not open"):
        asked(event, at=closes_at)
    confirm_address(registration, by=None, at=closes_at)
    assert registration.status == G.CONFIRMED


def test_register_for_a_kind_without_places_is_refused():
    event = event_at(places={(AttendeeKind.COUNCIL, "room"): 2})
    with pytest.raises(TransitionDenied, match="no places in the room"):
        asked(event, kind=AttendeeKind.PRESS)
    with pytest.raises(TransitionDenied, match="no places online"):
        asked(event, kind=AttendeeKind.COUNCIL, mode="online")


def test_kinds_of_place_fill_and_wait_by_themselves():
    event = event_at(places={("council", "room"): 1, ("", "room"): 1, ("", "online"): 1})
    asks = [("council", "room"), ("council", "room"), ("press", "room"), ("press", "online")]
    stands = [attendee(event, kind=kind, mode=mode).status for kind, mode in asks]
    assert stands == [G.CONFIRMED, G.WAITING, G.CONFIRMED, G.CONFIRMED]
    assert places_taken(event) == 3


def test_cancel_with_people_waiting_offers_the_place_to_the_first_and_tells_both():
    event = event_at(capacity=1)
    holder, first, second = (attendee(event) for _ in range(3))
    cancel_registration(holder, by=None, at=timezone.now())
    assert statuses(event) == [G.CANCELLED, G.OFFERED, G.WAITING]
    assert places_taken(event) == 1
    assert kinds_to(holder.email)[1:] == ["registration_confirmed", "registration_cancelled"]
    assert kinds_to(first.email)[1:] == ["registration_waiting", "registration_offered"]
    assert kinds_to(second.email)[1:] == ["registration_waiting"]


def test_newcomer_while_a_place_is_offered_waits():
    event = event_at(capacity=1)
    offered(event)
    assert attendee(event).status == G.WAITING


def test_offer_lasts_two_days_and_less_near_the_event():
    event, now = event_at(capacity=1), timezone.now()
    assert offered(event).offer_ends_at - now == pytest.approx(
        LONGEST_OFFER, abs=timedelta(minutes=1)
    )
    starts_at = now + timedelta(hours=10)
    soon = event_at(capacity=1, starts_at=starts_at, ends_at=starts_at + timedelta(hours=6))
    assert offered(soon).offer_ends_at - now == pytest.approx(
        timedelta(hours=5), abs=timedelta(minutes=1)
    )


def test_accept_in_time_takes_the_place_and_tells():
    event = event_at(capacity=1)
    registration = offered(event)
    accept_offer(registration, by=None, at=registration.offer_ends_at - timedelta(seconds=1))
    assert (registration.status, registration.offer_ends_at) == (G.CONFIRMED, None)
    assert places_taken(event) == 1
    assert kinds_to(registration.email)[-1] == "registration_confirmed"


def test_accept_after_the_offer_ran_out_is_refused_also_before_anybody_noted_it():
    event = event_at(capacity=1)
    registration = offered(event)
    with pytest.raises(TransitionDenied, match="ran out"):
        accept_offer(registration, by=None, at=registration.offer_ends_at)
    assert statuses(event)[-1] == G.OFFERED


def test_offer_that_ran_out_goes_to_the_next_and_tells_both():
    event = event_at(capacity=1)
    late = offered(event)
    following = attendee(event)
    for _ in range(2):
        lapse_offer(late.pk, at=late.offer_ends_at)
    assert statuses(event) == [G.CANCELLED, G.LAPSED, G.OFFERED]
    assert places_taken(event) == 1
    assert kinds_to(late.email)[-1] == "registration_lapsed"
    assert kinds_to(following.email)[-1] == "registration_offered"


def test_lapse_offer_before_its_end_or_once_taken_changes_nothing():
    event = event_at(capacity=1)
    registration = offered(event)
    ends_at = registration.offer_ends_at
    lapse_offer(registration.pk, at=ends_at - timedelta(seconds=1))
    accept_offer(registration, by=None, at=ends_at - timedelta(seconds=1))
    lapse_offer(registration.pk, at=ends_at)
    assert statuses(event)[-1] == G.CONFIRMED


def test_rejoin_after_a_missed_offer_goes_to_the_end_of_the_list():
    event = event_at(capacity=1)
    late = offered(event)
    attendee(event)
    rejoin(late, by=None, at=late.offer_ends_at)
    assert statuses(event) == [G.CANCELLED, G.WAITING, G.OFFERED]


def test_rejoin_when_nobody_else_waits_has_the_place_at_once():
    event = event_at(capacity=1)
    late = offered(event)
    lapse_offer(late.pk, at=late.offer_ends_at)
    rejoin(late, by=None, at=late.offer_ends_at)
    assert statuses(event)[-1] == G.CONFIRMED
    assert places_taken(event) == 1


def test_cancel_of_an_offer_hands_the_place_on():
    event = event_at(capacity=1)
    first = offered(event)
    attendee(event)
    cancel_registration(first, by=None, at=timezone.now())
    assert statuses(event) == [G.CANCELLED, G.CANCELLED, G.OFFERED]
    assert places_taken(event) == 1


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


def test_forget_unconfirmed_leaves_nothing_of_the_person_and_frees_the_address():
    event = event_at()
    registration = asked(event, "Ada", email="ada@example.org", access_needs="A loop")
    for _ in range(2):
        forget_unconfirmed(registration.pk, at=timezone.now())
    registration.refresh_from_db()
    kept = (registration.name, registration.email, registration.access_needs)
    assert kept == ("Not confirmed", f"forgotten-{registration.pk}@invalid.example", "")
    assert attendee(event, email="ada@example.org").status == G.CONFIRMED


def test_database_refuses_more_places_than_capacity():
    event = event_at(capacity=1)
    with pytest.raises(IntegrityError, match="event_capacity_never_exceeded"), transaction.atomic():
        ShowcaseEvent.objects.filter(pk=event.pk).update(places_taken=2)
    with pytest.raises(IntegrityError, match="place_capacity_never_exceeded"), transaction.atomic():
        PlaceKind.objects.filter(event=event).update(taken=2)


@pytest.mark.parametrize("email", ["ada@example.org", "ada+2@example.org"])
def test_database_refuses_one_mailbox_twice(email):
    event = event_at()
    known = attendee(event, email="ada@example.org")
    with pytest.raises(IntegrityError, match="registration_once"), transaction.atomic():
        Registration.objects.create(
            event=event,
            place=known.place,
            status=G.WAITING,
            name="Ada",
            email=email,
            mailbox=mailbox_of(email),
            kind=AttendeeKind.PUBLIC,
            registered_at=timezone.now(),
            queued_at=timezone.now(),
        )


@pytest.mark.parametrize(
    ("wrong", "name"),
    [
        ({"status": G.OFFERED}, "registration_offer_has_an_end"),
        ({"offer_ends_at": timezone.now()}, "registration_offer_has_an_end"),
        ({"queued_at": None}, "registration_queued_once_the_address_is_known"),
        ({"checked_in_at": timezone.now()}, "registration_checked_in_with_a_place"),
    ],
)
def test_database_refuses_a_registration_that_contradicts_its_state(wrong, name):
    registration = attendee(event_at())
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Registration.objects.filter(pk=registration.pk).update(**wrong)


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(
        st.tuples(st.sampled_from(["register", "cancel", "accept", "lapse"]), st.integers(0, 9))
    ),
    st.integers(1, 3),
)
def test_waiting_list_after_any_sequence_is_served_in_order_and_never_over_capacity(
    steps, capacity
):
    with transaction.atomic():
        event, made = event_at(capacity=capacity), []
        for act, number in steps[:14]:
            if act == "register":
                made.append(attendee(event))
            elif number < len(made):
                _try(act, made[number])
            _assert_served_in_order(event)
        transaction.set_rollback(True)


def _try(act, registration):
    registration.refresh_from_db()
    now = timezone.now()
    if act == "cancel" and registration.status != G.CANCELLED:
        cancel_registration(registration, by=None, at=now)
    if act == "accept" and registration.status == G.OFFERED:
        accept_offer(registration, by=None, at=now)
    if act == "lapse" and registration.status == G.OFFERED:
        lapse_offer(registration.pk, at=registration.offer_ends_at)


def _assert_served_in_order(event):
    """Nobody waits while a place is free, and whoever still waits asked after all who were served."""
    event.refresh_from_db()
    kept = event.registrations.filter(status__in=[G.CONFIRMED, G.OFFERED])
    waiting = event.registrations.waiting()
    assert places_taken(event) == kept.count() <= event.capacity
    if waiting.exists():
        assert kept.count() == event.capacity
        assert max(r.pk for r in kept) < min(r.pk for r in waiting)
