"""Is the port free; does the site answer."""

import socket
import time
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from local.processes import Crew

PATIENCE_SECONDS = 60


class SiteSilent(Exception):
    pass


def is_port_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def wait_until_served(port: int, crew: Crew) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _answers(port):
        crew.check()
        if time.monotonic() > deadline:
            raise SiteSilent(f"Nothing answered on port {port}. See .local/log/web.log")
        time.sleep(0.2)


def _answers(port: int) -> bool:
    """An error page is an answer too: the site is up and says what is wrong."""
    try:
        with urlopen(f"http://127.0.0.1:{port}/", timeout=10):
            return True
    except HTTPError:
        return True
    except (URLError, ConnectionError, TimeoutError):
        return False
