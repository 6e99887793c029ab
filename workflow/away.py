"""Telling a server that is away for a moment from a fault of ours."""

import kombu.exceptions
import redis
from django.db import InterfaceError, OperationalError

# Restarts, full queues of connections, deadlocks and time limits: trying again is the right advice.
AWAY = (
    OperationalError,
    InterfaceError,
    redis.ConnectionError,
    redis.TimeoutError,
    kombu.exceptions.OperationalError,
)
RETRY_AFTER_SECONDS = 30


def is_away(error: BaseException | None) -> bool:
    """Whether the database or the broker was not there; the error's own causes are looked at too."""
    while error is not None:
        if isinstance(error, AWAY):
            return True
        error = error.__cause__
    return False
