"""`make bench`: requests a second and how long they take, with one, two and four web processes.

Beside each page stands what the same processes do with `/health/live/`, which reads nothing.
"""

import ast
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import reverse
from tqdm import tqdm

from config.keeping.drill import address_of
from tests.faults.processes import Crew, wait_until
from tests.load.growth.asking import Page, asked_by
from tests.load.growth.computing import seconds_computed
from tests.load.records import Size, fill

PROCESSES = (1, 2, 4)
PEOPLE = 8
SECONDS = 8
WARM_UP_SECONDS = 2
SIZE = Size(statements=2_000, solutions=500, challenges=5_000)
ADDRESSES = {
    "nothing read": "/health/live/",
    "challenge list": reverse("challenges:list"),
    "challenge page": reverse("challenges:challenge", args=["challenge-1"]),
    "solution page": reverse("vendors:solution", args=["fieldnote-0"]),
    "staff queue": reverse("challenges:statement_queue"),
}
SIGNED_IN = {"staff queue"}


def web_processes() -> dict[str, object]:
    """By number of processes, then by page."""
    cast = fill(SIZE)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    staff = Client()
    staff.force_login(cast.staff)
    cookie = f"{settings.SESSION_COOKIE_NAME}={staff.cookies[settings.SESSION_COOKIE_NAME].value}"
    return {
        "people_at_once": PEOPLE,
        **vars(SIZE),
        "processes": {number: _with(number, cookie) for number in tqdm(PROCESSES, desc="web")},
    }


def _with(processes: int, cookie: str) -> dict[str, object]:
    with _served_by(processes) as (port, group):
        return {
            name: _asked(Page(port, address, cookie if name in SIGNED_IN else ""), group)
            for name, address in ADDRESSES.items()
        }


def _asked(page: Page, group: int) -> dict[str, float]:
    """`processor_ms` is what the web processes computed for a request, whoever else was at work here."""
    asked_by(PEOPLE, page, WARM_UP_SECONDS)
    before = seconds_computed(group)
    found = asked_by(PEOPLE, page, SECONDS)
    computed = (seconds_computed(group) - before) * 1000
    return {**found, "processor_ms": round(computed / found["requests"], 1)}


@contextmanager
def _served_by(processes: int) -> Iterator[tuple[int, int]]:
    """A web server as the image starts it, on the measured tables: its port, its group of processes."""
    port = _free_port()
    with tempfile.TemporaryDirectory() as folder:
        crew = Crew(Path(folder), _environment(Path(folder)))
        try:
            yield port, _start(crew, port, processes)
        finally:
            crew.end()


def _start(crew: Crew, port: int, processes: int) -> int:
    collected = crew.start("collecting", "django", "collectstatic", "--no-input")
    assert collected.wait() == 0, "the static files were not collected"
    where = ["--bind", f"127.0.0.1:{port}", "--workers", str(processes)]
    web = crew.start("web", *_of_the_image(), *where)
    wait_until(lambda: _answers(port), "no web process answered")
    return web.pid


def _answers(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port)):
            return True
    except ConnectionRefusedError:
        return False


def _of_the_image() -> list[str]:
    written = Path(settings.BASE_DIR, "Dockerfile").read_text().split("\nCMD ")[1]
    return list(ast.literal_eval(written.replace("\\\n", "").strip()))


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def _environment(folder: Path) -> dict[str, str]:
    """The figures that the processes keep of themselves are a part of what they cost."""
    figures = folder / "figures"
    figures.mkdir()
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LOCAL": "true",
        "SECOND_FACTOR_FOR": "nobody",
        "DATABASE_URL": address_of(connection.settings_dict["NAME"]),
        "CACHE_URL": settings.CACHES["default"]["LOCATION"],
        "STATIC_ROOT": str(folder / "static"),
        "PROMETHEUS_MULTIPROC_DIR": str(figures),
    }
