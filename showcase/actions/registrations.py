"""Places at an event: asked for, given first come first served, given back."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from accounts.models import User
from showcase.lifecycle import REGISTRATION
from showcase.messages.events import (
    send_link_again,
    tell_cancelled,
    tell_moved_up,
    tell_registered,
)
from showcase.models import Registration, ShowcaseEvent
from workflow.engine import TransitionDenied, perform, record


@dataclass(frozen=True)
class Registered:
    """What came of a request; not new where the address was registered already."""

    registration: Registration
    is_new: bool


@transaction.atomic
def register(
    event: ShowcaseEvent,
    *,
    name: str,
    email: str,
    kind: str,
    by: User | None,
    at: datetime,
    organisation: str = "",
    access_needs: str = "",
) -> Registered:
    """Put a person at the end of the waiting list, then hand out the places that are free.

    An address registered already gets its private link again by mail and nothing else changes.
    Raises TransitionDenied when registration is not open.
    """
    event = lock_event(event)
    _check_open(event, at)
    known = event.registrations.standing().filter(email=email.lower()).first()
    if known:
        send_link_again(known, at=at)
        return Registered(known, is_new=False)
    registration = Registration.objects.create(
        event=event,
        user=by,
        name=name,
        email=email.lower(),
        organisation=organisation,
        kind=kind,
        access_needs=access_needs,
        status=REGISTRATION.initial,
        registered_at=at,
    )
    record(registration, "register", by=by, at=at)
    hand_out_places(event, at=at)
    registration.refresh_from_db(fields=["status"])
    tell_registered(registration, at=at)
    return Registered(registration, is_new=True)


@transaction.atomic
def cancel_registration(registration: Registration, *, by: User | None, at: datetime) -> None:
    """Give a place or a turn back; whoever waits longest moves up and is told."""
    event = lock_event(registration.event)
    registration.refresh_from_db(fields=["status"])
    held_a_place = registration.has_place
    perform(REGISTRATION["cancel"], registration, by=by, at=at)
    if held_a_place:
        _free_place(event)
    tell_cancelled(registration, at=at)
    tell_moved_up(hand_out_places(event, at=at), at=at)


def hand_out_places(event: ShowcaseEvent, *, at: datetime) -> list[Registration]:
    """Confirm those who wait, longest first, while places are free. The caller holds the event's lock."""
    lucky = list(event.registrations.waiting()[: event.places_left])
    for registration in lucky:
        perform(REGISTRATION["confirm"], registration, by=None, at=at)
    event.places_taken += len(lucky)
    event.save(update_fields=["places_taken"])
    return lucky


def lock_event(event: ShowcaseEvent) -> ShowcaseEvent:
    """Everybody who gives or takes a place queues here, so that no two see the same free place."""
    return ShowcaseEvent.objects.select_for_update(of=("self",)).get(pk=event.pk)


def _free_place(event: ShowcaseEvent) -> None:
    event.places_taken -= 1
    event.save(update_fields=["places_taken"])


def _check_open(event: ShowcaseEvent, at: datetime) -> None:
    if not event.takes_registrations(at):
        raise TransitionDenied("Registration for this event is not open.")
