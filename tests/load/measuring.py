"""What one page costs, asked as one browser after another would."""

import statistics
import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

RUNS = 30


def measured(
    client: Client, address: str, asked: dict[str, object] | None = None
) -> dict[str, object]:
    """Queries, median and 95th percentile in milliseconds, bytes of HTML of one page."""
    client.get(address, asked)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address, asked)
    number = len(queries)
    assert response.status_code == 200, (address, response.status_code)
    times = sorted(_timed(client, address, asked) for _ in range(RUNS))
    return {
        "queries": number,
        "median_ms": round(statistics.median(times), 1),
        "p95_ms": round(times[int(RUNS * 0.95)], 1),
        "html_bytes": len(response.content),
    }


def _timed(client: Client, address: str, asked: dict[str, object] | None) -> float:
    start = time.perf_counter()
    client.get(address, asked)
    return (time.perf_counter() - start) * 1000
