"""A registration changed by whoever holds its link."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from showcase.actions.events.places import (
    free_place,
    hand_on,
    lock_event,
    seat,
    take_place,
)
from showcase.enums import RegistrationStatus as G
from showcase.messages.events import tell_registration_changed
from showcase.models import PlaceKind, Registration, ShowcaseEvent
from showcase.queries.events.places import place_for
from workflow.engine import TransitionDenied, record

CHANGEABLE = (G.WAITING, G.OFFERED, G.CONFIRMED)


@transaction.atomic
def change_registration(
    registration: Registration, *, mode: str, by: User | None, at: datetime, **facts: Any
) -> None:
    """Save what a person tells of themselves; another kind of place means another queue.

    Nobody loses the place they have: raises TransitionDenied where the other kind is full, or the
    event has begun.
    """
    event = registration.event = lock_event(registration.event)
    registration.refresh_from_db(fields=["status", "place", "queued_at"])
    if registration.status not in CHANGEABLE or not event.is_ahead(at):
        raise TransitionDenied("This registration can no longer be changed.")
    place = place_for(event, facts["kind"], mode)
    for field, value in facts.items():
        setattr(registration, field, value)
    registration.save(update_fields=list(facts))
    record(registration, "change", by=by, at=at)
    if place != registration.place:
        _move(registration, event, place, at)


def _move(registration: Registration, event: ShowcaseEvent, place: PlaceKind, at: datetime) -> None:
    left, had_place = registration.place, registration.keeps_a_place
    if had_place:
        _swap(left, place, event)
    registration.place, registration.revision = place, registration.revision + 1
    registration.queued_at = registration.queued_at if had_place else at
    registration.save(update_fields=["place", "revision", "queued_at"])
    if had_place:
        hand_on(left, event, at=at)
    else:
        seat(registration, event, at=at)
    tell_registration_changed(registration, at=at)


def _swap(left: PlaceKind, place: PlaceKind, event: ShowcaseEvent) -> None:
    if not place.left or place.registrations.waiting().exists():
        raise TransitionDenied(f"All places are taken: {place}. You keep the place you have.")
    free_place(left, event)
    take_place(place, event)
