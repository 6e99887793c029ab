"""The site's part: a process that writes messages into the outbox, each until it is surely written.

Whoever gets an error page presses again; so does this. The dedupe key makes that safe, even where
the database went away after the commit and before its answer.
"""

import sys
import time
from pathlib import Path
from threading import Thread

import django

A_MOMENT = 0.3
BETWEEN_SWEEPS = 1.5


def write(number: int) -> None:
    from django.db import DatabaseError, InterfaceError, connection
    from django.utils import timezone

    from notifications.actions import queue_message

    facts = {"to": f"guest-{number}@example.org", "kind": "event_feedback", "key": "faults"}
    while True:
        try:
            queue_message(**facts, at=timezone.now())
            return
        except (DatabaseError, InterfaceError):
            connection.close()
            time.sleep(A_MOMENT)


def write_all(messages: int, a_second: float, told: Path) -> None:
    """At a steady pace; how far it has come stands in `told`."""
    started = time.monotonic()
    for number in range(messages):
        write(number)
        if number % 10 == 9 or number == messages - 1:
            told.write_text(str(number + 1))
        time.sleep(max(0.0, started + number / a_second - time.monotonic()))


def sweep_for_ever() -> None:
    """Beat's part in the small trial, which has no beat of its own."""
    from django.db import DatabaseError, InterfaceError, connection
    from kombu.exceptions import OperationalError

    from notifications.tasks import sweep_outbox

    while True:
        try:
            sweep_outbox()
        except (DatabaseError, InterfaceError):
            connection.close()
        except OperationalError:  # the broker is away
            pass
        time.sleep(BETWEEN_SWEEPS)


def main(messages: str, a_second: str, told: str, beat: str) -> None:
    django.setup()
    if beat == "sweeps":
        Thread(target=sweep_for_ever, daemon=True).start()
    write_all(int(messages), float(a_second), Path(told))
    while beat == "sweeps":
        time.sleep(1)


if __name__ == "__main__":
    main(*sys.argv[1:])
