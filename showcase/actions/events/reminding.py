"""What the clock brings before an event."""

from datetime import datetime

from django.db import transaction

from showcase.messages.events import remind
from showcase.queries.events.due import people_to_remind


def remind_of_events(*, at: datetime) -> None:
    """Each person once a reminder; the outbox knows what it has."""
    for registration, kind in people_to_remind(at):
        with transaction.atomic():
            remind(registration, kind, at=at)
