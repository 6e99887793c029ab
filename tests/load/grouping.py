"""`make bench`: groups of two thousand statements, as a worker works them out, and the workbench with them."""

import time
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from challenges.models import Statement
from matching.actions.grouping import work_out_groups
from matching.enums import Kind
from matching.kept_groups import kept
from tests.load.records import Size, fill
from tests.load.texts import entries_of

STATEMENTS = 2_000
RUNS = 20


def grouping() -> dict[str, Any]:
    """Seconds of the task, and milliseconds of a page of ten groups."""
    cast = fill(Size(statements=STATEMENTS, solutions=10, challenges=100))
    entries_of(Kind.STATEMENT, list(Statement.objects.order_by("pk").values_list("pk", flat=True)))
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
    start = time.perf_counter()
    work_out_groups(cast.round, at=timezone.now())
    seconds = time.perf_counter() - start
    client = Client()
    client.force_login(cast.staff)
    found = kept(cast.round.pk)
    return {
        "statements": STATEMENTS,
        "groups": len(found.groups),
        "statements_in_groups": found.grouped,
        "task_seconds": round(seconds, 2),
        **_page(client),
    }


def _page(client: Client) -> dict[str, Any]:
    address = reverse("matching:workbench")
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(address)
    assert b'class="group"' in response.content, "no group on the page"
    number = len(queries)
    times = sorted(_timed(client, address) for _ in range(RUNS))
    return {"page_queries": number, "page_median_ms": round(times[RUNS // 2], 1)}


def _timed(client: Client, address: str) -> float:
    start = time.perf_counter()
    client.get(address)
    return (time.perf_counter() - start) * 1000
