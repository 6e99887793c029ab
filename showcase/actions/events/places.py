"""Kinds of place: how many there are, who takes one, and whom a free one is offered."""

from collections.abc import Mapping
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import User
from accounts.permissions import LGA_STAFF
from showcase.enums import RegistrationStatus
from showcase.lifecycle import REGISTRATION
from showcase.messages.events import tell_lapsed, tell_offered
from showcase.models import PlaceKind, Registration, ShowcaseEvent
from showcase.rules import offer_end
from workflow.engine import TransitionDenied, perform, record, require

Numbers = Mapping[tuple[str, str], int]
"""How many places for each (kind of people, in the room or online); an empty kind is anybody."""


@transaction.atomic
def set_places(event: ShowcaseEvent, numbers: Numbers, *, by: User, at: datetime) -> None:
    """Replace the numbers; new places go to whoever waits. A kind left out has no more places.

    Raises ValidationError for fewer places of a kind than are taken, TransitionDenied once it is over.
    """
    require(LGA_STAFF, event, by=by)
    event = lock_event(event)
    if not event.is_still_to_come:
        raise TransitionDenied(f"This event is {event.get_status_display().lower()}.")
    keep_numbers(event, numbers)
    record(event, "set_places", by=by, at=at, data={"places": event.capacity})
    for place in event.place_kinds.order_by("pk"):
        hand_on(place, event, at=at)


def keep_numbers(event: ShowcaseEvent, numbers: Numbers) -> None:
    """The rows and their sum on the event; a kind that people asked for stays, without places."""
    if not sum(numbers.values()):
        raise ValidationError("Enter at least one place.")
    for place in event.place_kinds.exclude(registrations=None):
        _refuse_fewer_than_taken(place, numbers.get((place.kind, place.mode), 0))
    gone = [p.pk for p in event.place_kinds.all() if (p.kind, p.mode) not in numbers]
    event.place_kinds.filter(pk__in=gone, registrations=None).delete()
    event.place_kinds.filter(pk__in=gone).update(capacity=0)
    for (kind, mode), capacity in numbers.items():
        event.place_kinds.update_or_create(kind=kind, mode=mode, defaults={"capacity": capacity})
    event.capacity = sum(numbers.values())
    event.save(update_fields=["capacity"])


def lock_event(event: ShowcaseEvent) -> ShowcaseEvent:
    """Everybody who gives or takes a place queues here, so that no two see the same free place."""
    return ShowcaseEvent.objects.select_for_update(of=("self",)).get(pk=event.pk)


def seat(registration: Registration, event: ShowcaseEvent, *, at: datetime) -> None:
    """A place at once where one is free and nobody waits for it. The caller holds the event's lock."""
    place = registration.place
    place.refresh_from_db()
    others = place.registrations.waiting().exclude(pk=registration.pk)
    if place.left and not others.exists():
        take_place(place, event)
        perform(REGISTRATION["confirm"], registration, by=None, at=at)


def hand_on(place: PlaceKind, event: ShowcaseEvent, *, at: datetime) -> None:
    """Offer what is free to those who wait longest, each for a limited time. Needs the event's lock."""
    place.refresh_from_db()
    free = place.left if event.is_ahead(at) else 0
    for registration in list(place.registrations.waiting()[:free]):
        take_place(place, event)
        ends_at = offer_end(event.starts_at, at)
        perform(REGISTRATION["offer"], registration, by=None, at=at, offer_ends_at=ends_at)
        tell_offered(registration, at=at)


def let_lapse(registration: Registration, event: ShowcaseEvent, *, at: datetime) -> None:
    """Nobody took it in time: the next one is offered it. Needs the event's lock."""
    perform(REGISTRATION["lapse"], registration, by=None, at=at)
    free_place(registration.place, event)
    tell_lapsed(registration, at=at)
    hand_on(registration.place, event, at=at)


@transaction.atomic
def lapse_offer(pk: int, *, at: datetime) -> None:
    """Once its time is over; taken meanwhile, or run twice, it changes nothing."""
    registration = Registration.objects.select_related("event", "place").get(pk=pk)
    event = registration.event = lock_event(registration.event)
    registration.refresh_from_db(fields=["status", "offer_ends_at"])
    is_offered = registration.status == RegistrationStatus.OFFERED
    if is_offered and not registration.offer_runs(at):
        let_lapse(registration, event, at=at)


def take_place(place: PlaceKind, event: ShowcaseEvent) -> None:
    _count(place, event, 1)


def free_place(place: PlaceKind, event: ShowcaseEvent) -> None:
    place.refresh_from_db()
    _count(place, event, -1)


def _count(place: PlaceKind, event: ShowcaseEvent, change: int) -> None:
    place.taken += change
    event.places_taken += change
    place.save(update_fields=["taken"])
    event.save(update_fields=["places_taken"])


def _refuse_fewer_than_taken(place: PlaceKind, capacity: int) -> None:
    if capacity < place.taken:
        raise ValidationError(
            f"{place}: taken or offered already are {place.taken}. Enter that number or more."
        )
