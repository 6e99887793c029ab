"""Which editions stay: the newest ones, and for good the first of each month."""

from collections.abc import Iterable
from datetime import datetime
from typing import TypeVar

from django.utils.timezone import localtime

T = TypeVar("T")


def surplus(editions: Iterable[tuple[datetime, T]], *, newest: int) -> list[T]:
    """Those that need not be kept, of editions with the moments they were made. Months are London's."""
    oldest_first = sorted(editions, key=lambda edition: edition[0])
    first_of_month: dict[tuple[int, int], T] = {}
    for made_at, edition in oldest_first:
        local = localtime(made_at)
        first_of_month.setdefault((local.year, local.month), edition)
    kept = list(first_of_month.values())
    old = oldest_first[: max(0, len(oldest_first) - newest)]
    return [edition for _, edition in old if edition not in kept]
