"""How far the replica is behind, and whether that is near enough to read from it."""

import logging
import time

from django.conf import settings
from django.db import Error, connections

from config.replica.database import NAME

log = logging.getLogger(__name__)
LOOKED_EVERY, AWAY_FOR = 1.0, 10.0  # seconds
# Nothing to replay is no distance, as long as somebody would bring it. A server that was made a
# primary follows nobody and is never read.
ASKED = """
SELECT CASE
    WHEN NOT pg_is_in_recovery() THEN NULL
    WHEN EXISTS (SELECT FROM pg_stat_wal_receiver)
        AND pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0
    ELSE extract(epoch FROM clock_timestamp() - pg_last_xact_replay_timestamp())
END
"""


def seconds_behind() -> float:
    """Infinite where it does not answer or follows nobody. Its clock and the primary's should agree."""
    try:
        with connections[NAME].cursor() as cursor:
            cursor.execute(ASKED)
            (seconds,) = cursor.fetchone()
    except Error:
        log.warning("The replica does not answer.", exc_info=True)
        connections[NAME].close()
        return float("inf")
    return float("inf") if seconds is None else max(0.0, float(seconds))


class Watch:
    """Looks once a second, and leaves one that is away alone for ten. Shared by the threads of a process."""

    def __init__(self) -> None:
        self._until, self._is_near = 0.0, False

    def is_near(self) -> bool:
        if time.monotonic() >= self._until:
            self._until = time.monotonic() + LOOKED_EVERY  # the others do not look meanwhile
            self._note(seconds_behind())
        return self._is_near

    def lose(self) -> None:
        self._note(float("inf"))

    def _note(self, seconds: float) -> None:
        self._is_near = seconds <= settings.REPLICA_SECONDS
        patience = AWAY_FOR if seconds == float("inf") else LOOKED_EVERY
        self._until = time.monotonic() + patience


watch = Watch()
