"""People who ask for one page again and again, each on a line of their own."""

import http.client
import time
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread

MOST_SECONDS = 60


@dataclass(frozen=True)
class Page:
    """A page of a server on this machine, with the cookie of whoever is signed in."""

    port: int
    address: str
    cookie: str = ""

    def asked(self, line: http.client.HTTPConnection) -> float:
        """Seconds until all of it was there. Raises AssertionError for anything but 200."""
        start = time.perf_counter()
        line.request("GET", self.address, headers={"Cookie": self.cookie})
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200, (self.address, answer.status)
        return time.perf_counter() - start

    def line(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=MOST_SECONDS)


def asked_by(people: int, page: Page, seconds: float) -> dict[str, float]:
    """Requests a second, and median and 95th percentile in milliseconds, over `seconds`."""
    until = time.perf_counter() + seconds
    answers: list[list[float]] = [[] for _ in range(people)]
    threads = [
        Thread(target=lambda own=own: own.extend(_until(until, page)), daemon=True)
        for own in answers
    ]
    started = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    took = time.perf_counter() - started
    assert all(answers), f"somebody got no answer: {page}"
    times = sorted(one for own in answers for one in own)
    return {
        "requests": len(times),
        "a_second": round(len(times) / took, 1),
        "median_ms": round(times[len(times) // 2] * 1000, 1),
        "p95_ms": round(times[int(len(times) * 0.95)] * 1000, 1),
    }


def _until(moment: float, page: Page) -> Iterator[float]:
    line = page.line()
    while time.perf_counter() < moment:
        yield page.asked(line)
    line.close()
