"""`make bench`: suggestions and the bare vector index they stand on, at three sizes of the collection."""

import statistics
import time
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.utils import timezone

from challenges.models import Challenge
from matching.enums import Kind
from matching.models import Entry
from matching.queries.suggestions import solutions_for
from tests.load.cast import Cast
from tests.load.records import Size, fill
from tests.load.texts import add_solutions, entries_of
from vendors.models import Solution

SIZES = (1_000, 10_000, 100_000)
RUNS = 30
BARE = """
SELECT id FROM matching_entry WHERE kind = 'solution'
ORDER BY vector <=> (SELECT vector FROM matching_entry WHERE kind = 'challenge' AND subject_id = %s)
LIMIT 20
"""


def scaling() -> list[dict[str, Any]]:
    """Milliseconds for the twenty best solutions of a challenge with reasons, by size."""
    cast = fill(Size(statements=80, solutions=200))
    challenges = list(Challenge.objects.select_related("service_area").order_by("pk"))
    vendors = list(Solution.objects.values_list("vendor", flat=True).distinct().order_by("vendor"))
    entries_of(Kind.CHALLENGE, [challenge.pk for challenge in challenges])
    found, there = [], 0
    for size in SIZES:
        started = time.perf_counter()
        add_solutions(cast, vendors, there, size)
        there = size
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE matching_entry")
        found.append(_measured(size, cast, challenges, time.perf_counter() - started))
    return found


def _measured(size: int, cast: Cast, challenges: list[Challenge], built: float) -> dict[str, Any]:
    bare = _median(_bare, challenges)
    whole = _median(
        lambda c: solutions_for(c, user=cast.staff, day=timezone.localdate()), challenges
    )
    return {
        "solutions": size,
        "entries": Entry.objects.of(Kind.SOLUTION).count(),
        "added_in_s": round(built, 1),
        "bare_index_query_ms": round(bare, 2),
        "twenty_with_reasons_ms": round(whole, 1),
        "times_bare": round(whole / bare, 1),
        "goal_ms": round(2 * bare + 100, 1),
    }


def _bare(challenge: Challenge) -> None:
    with connection.cursor() as cursor:
        cursor.execute(BARE, [challenge.pk])
        cursor.fetchall()


def _median(act: Callable[[Challenge], Any], challenges: list[Challenge]) -> float:
    return statistics.median(_timed(act, challenges[n % len(challenges)]) for n in range(RUNS))


def _timed(act: Callable[[Challenge], Any], challenge: Challenge) -> float:
    start = time.perf_counter()
    act(challenge)
    return (time.perf_counter() - start) * 1000
