"""What the clock brings: reminders before an event, and forgetting after it."""

from datetime import datetime

from django.db import transaction

from showcase.messages.events import remind
from showcase.queries.events.due import needs_to_delete, people_to_remind


def remind_of_events(*, at: datetime) -> None:
    """Each person once a reminder; the outbox knows what it has."""
    for registration, kind in people_to_remind(at):
        with transaction.atomic():
            remind(registration, kind, at=at)


def delete_needs(*, at: datetime) -> int:
    """Access and dietary needs of events long over; returns of how many people."""
    return needs_to_delete(at).update(access_needs="", dietary_needs="", needs_deleted_at=at)
