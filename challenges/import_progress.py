"""How many rows of a running import are done: kept in the cache, because its transaction is still open."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from django.core.cache import cache
from redis.exceptions import RedisError

A_STEP = 25
KEPT_SECONDS = 600


def told(pk: int, rows: Sequence[Any]) -> Iterator[Any]:
    """Passes the rows on, and keeps how far it is."""
    for done, row in enumerate(rows):
        if done % A_STEP == 0:
            _keep(pk, done, len(rows))
        yield row


def progress_of(pk: int) -> tuple[int, int] | None:
    """Rows done and rows in all; None before the first, and while the cache is away."""
    with suppress(RedisError):
        return cache.get(_key(pk))
    return None


def _keep(pk: int, done: int, rows: int) -> None:
    with suppress(RedisError):
        cache.set(_key(pk), (done, rows), timeout=KEPT_SECONDS)


def _key(pk: int) -> str:
    return f"statement-import:{pk}"
