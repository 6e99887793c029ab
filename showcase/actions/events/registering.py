"""A place at an event: asked for, confirmed by mail, taken, given back."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from showcase.actions.events.places import free_place, hand_on, let_lapse, lock_event, seat
from showcase.enums import AttendeeKind, PlaceMode, RegistrationStatus
from showcase.lifecycle import REGISTRATION
from showcase.messages.events import (
    ask_to_confirm,
    send_link_again,
    tell_cancelled,
    tell_registered,
)
from showcase.models import PlaceKind, Registration, ShowcaseEvent
from showcase.queries.events.places import place_for
from showcase.rules import mailbox_of
from workflow.engine import TransitionDenied, perform, record


@dataclass(frozen=True)
class Attendee:
    """What a person tells of themselves."""

    name: str
    email: str
    kind: str = AttendeeKind.PUBLIC
    mode: str = PlaceMode.ROOM
    organisation: str = ""
    access_needs: str = ""
    dietary_needs: str = ""


@transaction.atomic
def register(
    event: ShowcaseEvent, attendee: Attendee, *, by: User | None, at: datetime
) -> Registration:
    """Note who wants to come. Their address has to be confirmed by mail, unless it is their account's.

    An address registered already gets its private link again by mail, and nothing else changes.
    Raises TransitionDenied when registration is not open, or there is no such kind of place.
    """
    event = lock_event(event)
    _check_open(event, at)
    place = place_for(event, attendee.kind, attendee.mode)
    known = event.registrations.standing().filter(mailbox=mailbox_of(attendee.email)).first()
    if known and known.status != RegistrationStatus.ASKED:
        send_link_again(known, at=at)
        return known
    registration = known or Registration(event=event, status=REGISTRATION.initial, registered_at=at)
    _write_down(registration, attendee, place, by)
    record(registration, "register", by=by, at=at)
    if by and by.email.lower() == registration.email:
        _join(registration, event, by=by, at=at)
    else:
        ask_to_confirm(registration, at=at)
    return registration


@transaction.atomic
def confirm_address(registration: Registration, *, by: User | None, at: datetime) -> None:
    """The link in the mail was followed: a place, or the end of the waiting list."""
    event = registration.event = lock_event(registration.event)
    _join(registration, event, by=by, at=at)


@transaction.atomic
def accept_offer(registration: Registration, *, by: User | None, at: datetime) -> None:
    """Raises TransitionDenied when the offer ran out, also where nobody has noted that yet."""
    registration.event = lock_event(registration.event)
    perform(REGISTRATION["accept"], registration, by=by, at=at, offer_ends_at=None)
    tell_registered(registration, at=at)


@transaction.atomic
def rejoin(registration: Registration, *, by: User | None, at: datetime) -> None:
    """After an offer ran out: to the end of the waiting list, or to a place if one is free."""
    event = registration.event = lock_event(registration.event)
    registration.refresh_from_db(fields=["status", "offer_ends_at"])
    if registration.status == RegistrationStatus.OFFERED and not registration.offer_runs(at):
        let_lapse(registration, event, at=at)
    perform(REGISTRATION["rejoin"], registration, by=by, at=at, queued_at=at, offer_ends_at=None)
    seat(registration, event, at=at)
    tell_registered(registration, at=at)


@transaction.atomic
def cancel_registration(registration: Registration, *, by: User | None, at: datetime) -> None:
    """Give a place or a turn back; whoever waits longest is offered it."""
    event = registration.event = lock_event(registration.event)
    registration.refresh_from_db(fields=["status"])
    kept_a_place = registration.keeps_a_place
    perform(
        REGISTRATION["cancel"],
        registration,
        by=by,
        at=at,
        offer_ends_at=None,
        revision=registration.revision + 1,
    )
    tell_cancelled(registration, at=at)
    if kept_a_place:
        free_place(registration.place, event)
        hand_on(registration.place, event, at=at)


@transaction.atomic
def forget_unconfirmed(pk: int, *, at: datetime) -> None:
    """Nobody showed that the address is theirs: name and needs go, the line of the log stays."""
    asked = Registration.objects.select_for_update(of=("self",), skip_locked=True)
    registration = asked.filter(pk=pk, status=RegistrationStatus.ASKED).first()
    if registration:
        gone: dict[str, Any] = {
            "name": "Not confirmed",
            "organisation": "",
            "access_needs": "",
            "dietary_needs": "",
        }
        gone |= {
            "email": f"forgotten-{pk}@invalid.example",
            "mailbox": f"forgotten-{pk}@invalid.example",
        }
        perform(REGISTRATION["forget"], registration, by=None, at=at, **gone)


def _write_down(
    registration: Registration, attendee: Attendee, place: PlaceKind, by: User | None
) -> None:
    """The latest words count while the address is unconfirmed: whoever confirms it reads them first."""
    registration.place, registration.user = place, by
    registration.name, registration.organisation = attendee.name, attendee.organisation
    registration.kind = attendee.kind
    registration.email = attendee.email.lower()
    registration.mailbox = mailbox_of(attendee.email)
    registration.access_needs = attendee.access_needs
    registration.dietary_needs = attendee.dietary_needs
    registration.save()


def _join(
    registration: Registration, event: ShowcaseEvent, *, by: User | None, at: datetime
) -> None:
    perform(REGISTRATION["confirm_address"], registration, by=by, at=at, queued_at=at)
    seat(registration, event, at=at)
    tell_registered(registration, at=at)


def _check_open(event: ShowcaseEvent, at: datetime) -> None:
    if not event.takes_registrations(at):
        raise TransitionDenied("Registration for this event is not open.")
