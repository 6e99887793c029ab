from datetime import timedelta

import pytest
from django.utils import timezone

from notifications.models import Message
from showcase.actions.events.reminding import remind_of_events
from showcase.models import Registration
from showcase.queries.events.due import offers_run_out, unconfirmed_since
from showcase.tasks import forget_addresses, lapse_offers, remind_guests
from tests.journeys.showcase import asked, attendee, event_at, offered

pytestmark = pytest.mark.django_db
REMINDERS = ("event_in_a_week", "event_tomorrow")


def reminded():
    sent = Message.objects.filter(kind__in=REMINDERS).order_by("pk")
    return list(sent.values_list("to", "kind"))


def test_reminders_go_a_week_and_a_day_before_each_once():
    event = event_at()
    guest = attendee(event)
    for hours in (200, 168, 167, 121, 100, 25, 24, 23, 2):
        for _ in range(2):
            remind_of_events(at=event.starts_at - timedelta(hours=hours))
    assert reminded() == [(guest.email, kind) for kind in REMINDERS]


def test_reminders_leave_out_who_has_no_place_or_has_just_registered():
    event = event_at(capacity=2)
    attendee(event)
    attendee(event, at=event.starts_at - timedelta(days=6))
    attendee(event)
    asked(event)
    remind_of_events(at=event.starts_at - timedelta(days=6))
    assert len(reminded()) == 1


def test_reminder_missed_for_days_is_not_sent_late():
    event = event_at()
    attendee(event)
    remind_of_events(at=event.starts_at - timedelta(days=4))
    assert reminded() == []


def test_reminders_of_a_cancelled_event_are_not_sent():
    event = event_at("cancelled")
    remind_of_events(at=event.starts_at - timedelta(days=1))
    assert reminded() == []


def test_reminder_names_the_way_in_and_the_link_but_no_needs():
    event = event_at()
    attendee(event, access_needs="A hearing loop", dietary_needs="No nuts")
    remind_of_events(at=event.starts_at - timedelta(hours=20))
    body = Message.objects.get(kind="event_tomorrow").body
    assert "Step-free from the square." in body
    assert event.online_link in body
    assert "hearing loop" not in body
    assert "nuts" not in body


def test_offers_and_addresses_are_due_when_their_time_is_over():
    event = event_at(capacity=1)
    one = offered(event)
    unconfirmed = asked(event)
    assert list(offers_run_out(one.offer_ends_at - timedelta(seconds=1))) == []
    assert list(offers_run_out(one.offer_ends_at)) == [one.pk]
    two_days = unconfirmed.registered_at + timedelta(hours=48)
    assert list(unconfirmed_since(two_days - timedelta(seconds=1))) == []
    assert list(unconfirmed_since(two_days)) == [unconfirmed.pk]


def test_tasks_run_twice_without_harm():
    event = event_at(capacity=1)
    one = offered(event)
    Registration.objects.filter(pk=one.pk).update(offer_ends_at=timezone.now())
    old = asked(event)
    Registration.objects.filter(pk=old.pk).update(registered_at=timezone.now() - timedelta(days=3))
    for task in (lapse_offers, forget_addresses, remind_guests) * 2:
        task()
    statuses = event.registrations.order_by("pk").values_list("status", flat=True)
    assert list(statuses) == ["cancelled", "lapsed", "cancelled"]
