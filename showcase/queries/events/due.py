"""What is due by the clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from showcase.enums import EventStatus
from showcase.enums import RegistrationStatus as G
from showcase.models import Registration, ShowcaseEvent
from showcase.rules import CONFIRM_WITHIN


@dataclass(frozen=True)
class Reminder:
    """`until` bounds it on the other side: what was missed by more than that is not sent late."""

    kind: str
    before: timedelta
    until: timedelta


REMINDERS = (
    Reminder("event_in_a_week", timedelta(days=7), timedelta(days=5)),
    Reminder("event_tomorrow", timedelta(days=1), timedelta(hours=1)),
)


def offers_run_out(at: datetime) -> QuerySet[Registration, int]:
    over = Registration.objects.filter(status=G.OFFERED, offer_ends_at__lte=at)
    return over.order_by("offer_ends_at", "pk").values_list("pk", flat=True)


def unconfirmed_since(at: datetime) -> QuerySet[Registration, int]:
    """Asked too long ago, or for an event that has begun."""
    old = Q(registered_at__lte=at - CONFIRM_WITHIN) | Q(event__starts_at__lte=at)
    asked = Registration.objects.filter(old, status=G.ASKED)
    return asked.order_by("pk").values_list("pk", flat=True)


def people_to_remind(at: datetime) -> Iterator[tuple[Registration, str]]:
    """With a place, and registered before the moment of the reminder: others have just had a mail."""
    for reminder in REMINDERS:
        events = ShowcaseEvent.objects.filter(
            status=EventStatus.REGISTRATION_OPEN,
            starts_at__gt=at + reminder.until,
            starts_at__lte=at + reminder.before,
        )
        for registration in _guests(events):
            moment = registration.event.starts_at - reminder.before
            if registration.queued_at and registration.queued_at <= moment:
                yield registration, reminder.kind


def _guests(events: QuerySet[ShowcaseEvent]) -> QuerySet[Registration]:
    confirmed = Registration.objects.confirmed().filter(event__in=events)
    return confirmed.select_related("event", "user", "place").order_by("pk")
