"""Who is using an embedded server: the last one out turns it off."""

import atexit
import fcntl
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from local.place import state


class Tenancy:
    """A shared lock held while this process lives.

    The kernel lets go of a killed process's lock, so a server never waits for the dead; it is
    then left running, and stopped by the next process that leaves last.
    """

    def __init__(self, name: str, start: Callable[[], None], stop: Callable[[], None]) -> None:
        self._name, self._start, self._stop = name, start, stop
        self._lock: IO[str] | None = None
        self._owner = 0

    def enter(self) -> None:
        with self._door():
            if self._lock is None:
                self._lock = self._users().open("w")
                self._owner = os.getpid()
                fcntl.flock(self._lock, fcntl.LOCK_SH)
                atexit.register(self.leave)
            self._start()

    def leave(self) -> None:
        """Stop the server unless somebody else still uses it. A forked child does not count."""
        if self._lock is None or self._owner != os.getpid():
            return
        with self._door():
            if _is_alone(self._lock):
                self._stop()
            self._lock.close()
            self._lock = None

    def stop_if_unused(self) -> bool:
        """Stop a server that a killed process left behind; False when somebody uses it."""
        with self._door(), self._users().open("w") as lock:
            if not _is_alone(lock):
                return False
            self._stop()
            return True

    def _users(self) -> Path:
        return state() / f"{self._name}.users"

    @contextmanager
    def _door(self) -> Iterator[None]:
        """One process at a time starts or stops."""
        with (state() / f"{self._name}.door").open("w") as door:
            fcntl.flock(door, fcntl.LOCK_EX)
            yield


def _is_alone(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
