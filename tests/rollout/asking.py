"""People who ask all the time."""

import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from urllib.error import HTTPError


class Asking(Thread):
    """Asks again and again, each time on a line of its own; counts what was answered and what was lost.

    With `sent` it posts. A refusal is an answer; a fault of the server or a broken line is not.
    """

    def __init__(self, address: str, sent: bytes | None = None):
        super().__init__(daemon=True)
        self.address, self.sent = address, sent
        self.answered, self.lost, self.over = 0, [], Event()

    def run(self) -> None:
        while not self.over.is_set():
            try:
                self._ask()
                self.answered += 1
            except OSError as error:
                self.lost.append(repr(error))

    def _ask(self) -> None:
        try:
            with urllib.request.urlopen(self.address, self.sent, timeout=30) as answer:
                answer.read()
        except HTTPError as refusal:
            refusal.close()
            if refusal.code >= 500:
                raise


@contextmanager
def all_asking(askers: list[Asking]) -> Iterator[None]:
    for one in askers:
        one.start()
    try:
        yield
    finally:
        for one in askers:
            one.over.set()
        for one in askers:
            one.join(timeout=60)


def answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=30) as answer:
            return answer.status == 200
    except OSError:
        return False
