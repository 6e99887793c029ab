"""Groups of a round's statements, kept in the cache for a week, and how far a worker is with them.

They are worked out anew when lost; while the cache is away nothing is kept. No words of a
statement are kept but single ones.
"""

from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.core.cache import cache
from redis.exceptions import RedisError

A_WEEK = 7 * 24 * 60 * 60
# A worker that says nothing for so long has died.
SILENCE_SECONDS = 120


@dataclass(frozen=True)
class Group:
    """Primary keys of statements, and the words that most of them use and few others."""

    statements: list[int]
    words: list[str]


@dataclass(frozen=True)
class Groups:
    """`left_out` counts statements not read yet, or without a vector where the others have one."""

    groups: list[Group]
    compared: int
    left_out: int
    by_words_alone: bool
    at: datetime

    @property
    def grouped(self) -> int:
        return sum(len(group.statements) for group in self.groups)

    @property
    def alone(self) -> int:
        return self.compared - self.grouped


class Progress(NamedTuple):
    """`of` is 0 until it is known how many there are to do."""

    done: int
    of: int


def begin(round: int) -> bool:
    """False when somebody else began already and it goes on, or when nothing could be kept."""
    with suppress(RedisError):
        return bool(cache.add(_progress(round), (0, 0), timeout=SILENCE_SECONDS))
    return False


def note(round: int, done: int, of: int) -> None:
    with suppress(RedisError):
        cache.set(_progress(round), (done, of), timeout=SILENCE_SECONDS)


def progress(round: int) -> Progress | None:
    """None when nobody is at it."""
    found = _found(_progress(round))
    return None if found is None else Progress(*found)


def keep(round: int, groups: Groups) -> None:
    with suppress(RedisError):
        cache.set(_result(round), asdict(groups), timeout=A_WEEK)
        cache.delete(_progress(round))


def kept(round: int) -> Groups | None:
    facts = _found(_result(round))
    if facts is None:
        return None
    return Groups(**{**facts, "groups": [Group(**group) for group in facts["groups"]]})


def _found(key: str) -> Any:
    with suppress(RedisError):
        return cache.get(key)
    return None


def _progress(round: int) -> str:
    return f"statement-groups-progress-{round}"


def _result(round: int) -> str:
    return f"statement-groups-{round}"
