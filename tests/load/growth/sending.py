"""`make bench`: mails a second with one, two and four workers, beside what one process sends by SMTP alone."""

import json
import smtplib
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path

from celery import current_app
from django.conf import settings
from django.db import connection
from django.utils import timezone
from tqdm import tqdm

from config.keeping.drill import address_of
from notifications.actions import queue_message
from notifications.enums import MessageStatus
from notifications.models import Message
from tests.faults.processes import Crew, Workers, wait_until

WORKERS = (1, 2, 4)
QUEUE = "celery"
MAILS, BARE_MAILS = 1_000, 300
WARM_UP_MAILS = 100
MOST_SECONDS = 300


def workers() -> dict[str, object]:
    """Each worker has two processes, as it is deployed."""
    with tempfile.TemporaryDirectory() as place, _crew(Path(place), {}) as crew:
        port = _mail_server(crew, Path(place))
        return {
            "mails": MAILS,
            "bare_smtp_a_second": _bare(port),
            "a_second": {n: _with(n, port, Path(place)) for n in tqdm(WORKERS, desc="workers")},
        }


def _with(number: int, port: int, folder: Path) -> float:
    with _crew(folder / f"{number}", {"EMAIL_URL": f"smtp://127.0.0.1:{port}"}) as crew:
        started = Workers(crew, folder / f"{number}", number)
        for place in range(number):
            started.wait(place)
        _sent(WARM_UP_MAILS * number, f"warm-up-{number}")
        return round(MAILS / _sent(MAILS, f"measured-{number}"), 1)


@contextmanager
def _crew(folder: Path, told: dict[str, str]) -> Iterator[Crew]:
    folder.mkdir(exist_ok=True)
    crew = Crew(folder, {**_environment(), **told})
    try:
        yield crew
    finally:
        crew.end()


def _sent(mails: int, key: str) -> float:
    """Seconds that the workers need for so many mails, which wait for them in the queue."""
    asking = current_app.control
    asking.cancel_consumer(QUEUE, reply=True)
    for n in range(mails):
        queue_message(
            to=f"guest-{n}@example.org", kind="event_feedback", key=key, at=timezone.now()
        )
    start = time.perf_counter()
    asking.add_consumer(QUEUE)
    wait_until(_all_are_out, "not all mails are out", MOST_SECONDS)
    return time.perf_counter() - start


def _all_are_out() -> bool:
    return not Message.objects.exclude(status=MessageStatus.SENT).exists()


def _bare(port: int) -> float:
    mail = EmailMessage()
    mail["To"], mail["From"], mail["Message-ID"] = "a@example.org", "b@example.org", "<bare>"
    start = time.perf_counter()
    for _ in range(BARE_MAILS):
        with smtplib.SMTP("127.0.0.1", port) as line:
            line.send_message(mail)
    return round(BARE_MAILS / (time.perf_counter() - start), 1)


def _mail_server(crew: Crew, folder: Path) -> int:
    crew.start("sink", "tests.faults.sink", str(folder))
    ports = folder / "ports"
    wait_until(ports.exists, "the mail server did not start")
    return int(json.loads(ports.read_text())["smtp"])


def _environment() -> dict[str, str]:
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LOCAL": "true",
        "DATABASE_URL": address_of(connection.settings_dict["NAME"]),
        "REDIS_URL": settings.CELERY_BROKER_URL,
        "CACHE_URL": settings.CACHES["default"]["LOCATION"],
    }
