"""Several acts at the same moment, each on a connection of its own: what races are tried with."""

from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connection


def together(acts: Iterable[Callable[[], Any]]) -> list[Any]:
    """What each returned, in order. None begins before all are ready; what one raises is raised here."""
    ready = list(acts)
    start = Barrier(len(ready))

    def run(act: Callable[[], Any]) -> Any:
        start.wait(timeout=10)
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(ready)) as threads:
        return list(threads.map(run, ready))
