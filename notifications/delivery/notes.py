"""What is noted of a message that a worker holds: only while it still holds it."""

import logging
import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import InterfaceError, OperationalError, connection

from notifications.enums import MessageStatus
from notifications.models import Message

# A worker that knows the outcome waits this long, in all, for a database that restarts.
WAITS_SECONDS = (0.2, 0.5, 1, 2, 4, 8, 15, 30)
log = logging.getLogger(__name__)


class ClaimLost(Exception):
    """The message was taken from this worker while it was slow: it must not go out from here."""


def note_handing_over(message: Message, at: datetime) -> None:
    """Committed before the other side can accept. Raises ClaimLost; a database error stops it as well."""
    if not _held(message).update(handed_over_at=at):
        raise ClaimLost


def note_outcome(message: Message, **outcome: Any) -> None:
    """Written when the database is back, if it is away: the outcome is known here and nowhere else."""
    if not _patiently(lambda: _held(message).update(**outcome)):
        log.warning("Message %s was settled before its worker knew the outcome.", message.pk)
    for name, value in outcome.items():
        setattr(message, name, value)


def _held(message: Message) -> Any:
    """The moment of the claim tells this worker's hold from any later one."""
    return Message.objects.filter(
        pk=message.pk, status=MessageStatus.SENDING, claimed_at=message.claimed_at
    )


def _patiently(write: Callable[[], int]) -> int:
    for wait in WAITS_SECONDS:
        try:
            return write()
        except (OperationalError, InterfaceError):
            if connection.in_atomic_block:  # a broken transaction does not mend by waiting
                raise
            log.warning("The outcome waits for the database.", exc_info=True)
            connection.close()
            time.sleep(wait)
    return write()
