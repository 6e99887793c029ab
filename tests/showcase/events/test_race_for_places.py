"""Many people at once, over connections of their own."""

from functools import partial

import pytest
from django.utils import timezone

from showcase.actions.events.places import lapse_offer
from showcase.actions.events.registering import (
    accept_offer,
    cancel_registration,
    confirm_address,
)
from showcase.enums import RegistrationStatus as G
from showcase.models import Registration, ShowcaseEvent
from tests.journeys.showcase import asked, attendee, event_at
from tests.together import together
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(act, things):
    """What each returned, or the name of its refusal."""
    return together(partial(outcome_of, act, thing) for thing in things)


def outcome_of(act, thing):
    try:
        return act(thing)
    except (StaleTransition, TransitionDenied) as refusal:
        return type(refusal).__name__


def places_taken(event):
    return ShowcaseEvent.objects.get(pk=event.pk).places_taken


def test_register_by_fifty_at_once_for_three_places_confirms_exactly_three():
    event = event_at(capacity=3)
    outcomes = at_once(lambda _: attendee(event).status, range(50))
    assert (outcomes.count(G.CONFIRMED), outcomes.count(G.WAITING)) == (3, 47)
    assert places_taken(event) == 3


def test_confirm_by_fifty_at_once_for_two_kinds_fills_each_and_no_more():
    event = event_at(places={("council", "room"): 2, ("", "online"): 3})
    kinds = [("council", "room"), ("public", "online")] * 25
    waiting = [asked(event, kind=kind, mode=mode).pk for kind, mode in kinds]

    def confirm(pk):
        registration = Registration.objects.get(pk=pk)
        confirm_address(registration, by=None, at=timezone.now())
        return registration.status

    assert at_once(confirm, waiting).count(G.CONFIRMED) == 5
    taken = event.place_kinds.order_by("capacity").values_list("taken", flat=True)
    assert list(taken) == [2, 3]


def test_register_with_one_address_many_times_at_once_makes_one_registration():
    event = event_at(capacity=3)
    asks = at_once(lambda n: asked(event, email=f"ada+{n}@example.org").pk, range(8))
    assert len(set(asks)) == 1


def test_confirm_address_many_times_at_once_takes_one_place():
    event = event_at(capacity=3)
    pk = asked(event).pk

    def confirm(_):
        confirm_address(Registration.objects.get(pk=pk), by=None, at=timezone.now())

    assert at_once(confirm, range(5)).count("StaleTransition") == 4
    assert places_taken(event) == 1


def test_leaving_and_arriving_at_once_never_exceeds_capacity_nor_loses_a_place():
    event = event_at(capacity=3)
    holders = [attendee(event) for _ in range(3)]
    acts = [lambda h=h: cancel_registration(h, by=None, at=timezone.now()) for h in holders]
    acts += [lambda: attendee(event)] * 7
    at_once(lambda act: act(), acts)
    kept = event.registrations.filter(status__in=[G.CONFIRMED, G.OFFERED]).count()
    assert kept == places_taken(event) == 3


def test_accept_and_lapse_at_once_leave_one_outcome():
    event = event_at(capacity=1)
    holder, first, _ = (attendee(event) for _ in range(3))
    cancel_registration(holder, by=None, at=timezone.now())
    first.refresh_from_db()
    ends_at = first.offer_ends_at

    def act(kind):
        if kind == "accept":
            accept_offer(Registration.objects.get(pk=first.pk), by=None, at=timezone.now())
        else:
            lapse_offer(first.pk, at=ends_at)

    at_once(act, ["accept", "lapse"])
    statuses = sorted(event.registrations.exclude(pk=holder.pk).values_list("status", flat=True))
    assert statuses in ([G.CONFIRMED, G.WAITING], [G.LAPSED, G.OFFERED])
    assert places_taken(event) == 1
