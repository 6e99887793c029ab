"""Mails about events and registrations: whom each goes to."""

from datetime import datetime

from django.urls import reverse

from accounts.models import User
from notifications.actions import queue_message
from showcase.models import Registration, ShowcaseEvent


def tell_registered(registration: Registration, *, at: datetime) -> None:
    """A place, or a turn in the waiting list, with the private link."""
    _tell(registration, f"registration_{registration.status}", f"{registration.pk}", at)


def tell_moved_up(registrations: list[Registration], *, at: datetime) -> None:
    for registration in registrations:
        _tell(registration, "registration_moved_up", f"{registration.pk}", at)


def tell_cancelled(registration: Registration, *, at: datetime) -> None:
    _tell(registration, "registration_cancelled", f"{registration.pk}", at)


def send_link_again(registration: Registration, *, at: datetime) -> None:
    """At most once an hour, however often somebody types the address."""
    key = f"{registration.pk}:{at:%Y%m%d%H}"
    _tell(registration, "registration_link_again", key, at)


def tell_event_changed(event: ShowcaseEvent, *, at: datetime) -> None:
    for registration in event.registrations.standing().order_by("pk"):
        _tell(registration, "event_changed", f"{registration.pk}:{event.revision}", at)


def tell_event_cancelled(event: ShowcaseEvent, reason: str, *, at: datetime) -> None:
    for registration in event.registrations.standing().order_by("pk"):
        _tell(registration, "event_cancelled", f"{registration.pk}", at, reason=reason)


def _tell(registration: Registration, kind: str, key: str, at: datetime, **context: str) -> None:
    queue_message(
        to=_recipient(registration),
        kind=kind,
        key=key,
        at=at,
        link=reverse("showcase:registration", args=[registration.token]),
        registration=registration,
        event=registration.event,
        **context,
    )


def _recipient(registration: Registration) -> User | str:
    """Somebody signed in may register a colleague, who then gets the mail."""
    user = registration.user
    return user if user and user.email == registration.email else registration.email
