"""What a visitor is answered at an address of the table: asked once, judged by several tests."""

import io
import zipfile
from dataclasses import dataclass

from django.db import transaction
from django.test import Client
from django.urls import reverse

from tests.access.rows import NOBODY, SIGN_IN, Row
from tests.access.world import HIDDEN, PUBLISHED, World
from workflow.models import Event

NAMES = frozenset({HIDDEN.lower(), PUBLISHED.lower()})


@dataclass(frozen=True)
class Answer:
    """`status` is SIGN_IN for the way to the sign-in page; `names` are the hidden ones it holds.

    `is_unlogged`: a file was handed out that is not for everybody, and no line of the log says so.
    """

    status: int | str
    cache_control: str
    names: frozenset[str]
    is_unlogged: bool


class Visits:
    """Every visitor of one world at every address of the table."""

    def __init__(self, world: World):
        self._world = world
        self._known: dict[tuple[str, str, str], Answer] = {}

    def to(self, row: Row, method: str, role: str) -> Answer:
        visit = (str(row), method, role)
        if visit not in self._known:
            url = reverse(row.name, args=list(row.args(self._world.things)))
            self._known[visit] = ask(self._world, role, url, method=method)
        return self._known[visit]


def ask(world: World, role: str, url: str, query=None, *, method: str = "GET") -> Answer:
    """What the request did is taken back."""
    browser = Client() if role == NOBODY else world.browsers[role]  # nobody comes with nothing
    with transaction.atomic():
        response = browser.get(url, query) if method == "GET" else browser.post(url, query)
        text = _text(response)  # what is streamed closes its file at the end
        is_private_file = _is_private_file(response)
        newest = _newest_line() if is_private_file else 0
        transaction.set_rollback(True)
    leads_to = getattr(response, "url", "")
    return Answer(
        status=SIGN_IN if leads_to.startswith("/account/login/") else response.status_code,
        cache_control=response.get("Cache-Control", ""),
        names=_names(f"{text} {leads_to} {_flashed(response)}"),
        is_unlogged=is_private_file and newest <= _newest_line(),
    )


def _names(text: str) -> frozenset[str]:
    lowered = text.lower()
    return frozenset(name for name in NAMES if name in lowered)


def _flashed(response) -> str:
    """What the next page would say on top."""
    storage = getattr(response.wsgi_request, "_messages", None)
    return " ".join(map(str, getattr(storage, "_queued_messages", [])))


def _text(response) -> str:
    content = b"".join(response)
    headers = str(response.headers)
    if not content.startswith(b"PK"):
        return headers + content.decode("utf-8", errors="replace")
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return headers + "".join(
            packed.read(name).decode("utf-8", errors="replace") for name in packed.namelist()
        )


def _is_private_file(response) -> bool:
    """What is taken away by whoever may, and not by everybody."""
    asked = response.resolver_match
    permission = asked and getattr(getattr(asked.func, "view_class", None), "permission", None)
    is_file = "attachment" in response.get("Content-Disposition", "")
    return is_file and permission is not None and not permission.public


def _newest_line() -> int:
    return Event.objects.order_by("pk").values_list("pk", flat=True).last() or 0
