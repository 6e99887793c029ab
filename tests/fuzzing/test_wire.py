"""Bytes over the wire to the web server as it is deployed: refused, not broken over, never left hanging."""

import socket
from contextlib import suppress

import pytest
from django.db import connection

from config.keeping.drill import address_of
from tests.faults.processes import Crew, wait_until
from tests.fuzzing.wire import ALL, asked

pytestmark = pytest.mark.django_db
PATIENCE_SECONDS = 30
# RFC 9112 section 6.1 wants just that of a server which does not know a coding.
UNKNOWN_CODING = {"an unknown coding of transfer": 501}
WEB = ["gunicorn", "config.wsgi", "--threads", "4", "--limit-request-line", "8190"]


@pytest.fixture(scope="module")
def server(django_db_setup, django_db_blocker, tmp_path_factory):
    """The path of its socket."""
    folder = tmp_path_factory.mktemp("web")
    with django_db_blocker.unblock():
        database = address_of(connection.settings_dict["NAME"])
    settings = {
        "DATABASE_URL": database,
        "LOCAL": "true",
        "DJANGO_SETTINGS_MODULE": "config.test_settings",
    }
    crew = Crew(folder, settings)
    crew.start("web", *WEB, "--bind", f"unix:{folder}/s", "--no-control-socket")
    wait_until(lambda: answered(folder / "s", asked(b"/health/live/")) == 200, "no server")
    yield folder / "s"
    crew.end()


def answered(path, request: bytes) -> int:
    """The status; 0 where the line was closed without one. Raises TimeoutError when it hangs."""
    with socket.socket(socket.AF_UNIX) as line:
        line.settimeout(PATIENCE_SECONDS)
        try:
            line.connect(str(path))
        except OSError:
            return 0
        with suppress(BrokenPipeError, ConnectionResetError):  # refused before it was read whole
            line.sendall(request)
            line.shutdown(socket.SHUT_WR)
        with suppress(ConnectionResetError):
            head = line.recv(100)
            return int(head.split()[1]) if head.startswith(b"HTTP/") else 0
    return 0


def test_nothing_on_the_wire_breaks_the_server_or_hangs_it(server):
    found = {name: answered(server, request) for name, request in ALL.items()}
    assert {name: status for name, status in found.items() if status >= 500} == UNKNOWN_CODING
    assert answered(server, asked(b"/health/live/")) == 200
