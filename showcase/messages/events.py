"""Mails about events and registrations: whom each goes to, and which calendar file goes along."""

from datetime import datetime

from django.urls import reverse

from accounts.models import User
from notifications.actions import queue_message
from showcase.calendar_file import calendar_entry
from showcase.enums import RegistrationStatus as G
from showcase.models import Registration, ShowcaseEvent


def ask_to_confirm(registration: Registration, *, at: datetime) -> None:
    """At most once an hour, however often somebody types the address."""
    key = f"{registration.pk}:{at:%Y%m%d%H}"
    page = reverse("showcase:confirm_address", args=[registration.token])
    _tell(registration, "registration_confirm_address", key, at, link=page)


def tell_registered(registration: Registration, *, at: datetime) -> None:
    """A place, or a turn in the waiting list, with the private link."""
    key = f"{registration.pk}:{registration.queued_at:%Y%m%d%H%M%S}"
    _tell(registration, f"registration_{registration.status}", key, at)


def tell_offered(registration: Registration, *, at: datetime) -> None:
    key = f"{registration.pk}:{registration.offer_ends_at:%Y%m%d%H%M%S}"
    _tell(registration, "registration_offered", key, at)


def tell_lapsed(registration: Registration, *, at: datetime) -> None:
    key = f"{registration.pk}:{registration.offer_ends_at:%Y%m%d%H%M%S}"
    _tell(registration, "registration_lapsed", key, at)


def tell_registration_changed(registration: Registration, *, at: datetime) -> None:
    _tell(registration, "registration_changed", f"{registration.pk}:{registration.revision}", at)


def tell_cancelled(registration: Registration, *, at: datetime) -> None:
    _tell(registration, "registration_cancelled", f"{registration.pk}", at)


def send_link_again(registration: Registration, *, at: datetime) -> None:
    """At most once an hour, however often somebody types the address."""
    key = f"{registration.pk}:{at:%Y%m%d%H}"
    _tell(registration, "registration_link_again", key, at)


def tell_event_changed(event: ShowcaseEvent, *, at: datetime) -> None:
    for registration in _told(event):
        _tell(registration, "event_changed", f"{registration.pk}:{event.revision}", at)


def tell_event_cancelled(event: ShowcaseEvent, reason: str, *, at: datetime) -> None:
    for registration in _told(event):
        _tell(registration, "event_cancelled", f"{registration.pk}", at, reason=reason)


def ask_for_feedback(event: ShowcaseEvent, *, at: datetime) -> None:
    for registration in _told(event):
        if registration.has_place:
            _tell(registration, "event_feedback", f"{registration.pk}", at)


def remind(registration: Registration, kind: str, *, at: datetime) -> None:
    """Once for each date that the event has had."""
    day = registration.event.starts_at
    _tell(registration, kind, f"{registration.pk}:{day:%Y%m%d}", at)


def _told(event: ShowcaseEvent) -> list[Registration]:
    told = event.registrations.reachable().select_related("user", "place").order_by("pk")
    return [_of(registration, event) for registration in told]


def _of(registration: Registration, event: ShowcaseEvent) -> Registration:
    """The event as it is now, not as a join read it."""
    registration.event = event
    return registration


def _tell(
    registration: Registration, kind: str, key: str, at: datetime, *, link: str = "", **context: str
) -> None:
    """`link` leads to the private page where nothing is named."""
    queue_message(
        to=_recipient(registration),
        kind=kind,
        key=key,
        at=at,
        link=link or reverse("showcase:registration", args=[registration.token]),
        calendar=_calendar(registration, kind, at),
        registration=registration,
        event=registration.event,
        **context,
    )


def _calendar(registration: Registration, kind: str, at: datetime) -> str:
    """An invitation, its update or its cancellation, for those whose calendar has or gets the day."""
    if kind in ("registration_cancelled", "event_cancelled"):
        return calendar_entry(registration, at=at).decode()
    sends = kind in ("registration_confirmed", "event_changed", "registration_changed")
    if sends and registration.status == G.CONFIRMED:
        return calendar_entry(registration, at=at).decode()
    return ""


def _recipient(registration: Registration) -> User | str:
    """Somebody signed in may register a colleague, who then gets the mail."""
    user = registration.user
    return user if user and user.email == registration.email else registration.email
