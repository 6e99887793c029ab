"""How far a proposal is: kept in the cache, because its transaction is still open."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

from django.core.cache import cache
from redis.exceptions import RedisError

KEPT_SECONDS = 900


def told(pk: int, batches: Sequence[Sequence[Any]]) -> Iterator[Sequence[Any]]:
    """Passes the batches of pairs on, and keeps how many pairs are written down."""
    done, total = 0, sum(map(len, batches))
    for batch in batches:
        _keep(pk, (done, total))
        yield batch
        done += len(batch)


def progress_of(pk: int) -> tuple[int, int] | None:
    """Pairs written down and pairs in all; None before the first, and while the cache is away."""
    with suppress(RedisError):
        return cache.get(_key(pk))
    return None


def _keep(pk: int, progress: tuple[int, int]) -> None:
    with suppress(RedisError):
        cache.set(_key(pk), progress, timeout=KEPT_SECONDS)


def _key(pk: int) -> str:
    return f"proposal:{pk}"
