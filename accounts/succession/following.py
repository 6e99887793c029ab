"""What goes over to a successor. Apps above plug in what is theirs when they start."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from accounts.models import Organisation


@dataclass(frozen=True)
class Following:
    """`count` says how many would go over; `bring` does it, and a second time brings nothing more."""

    what: str
    count: Callable[[Organisation, Organisation], int]
    bring: Callable[[Organisation, Organisation, datetime], None]


_followings: list[Following] = []


def plug_in(following: Following) -> None:
    _followings.append(following)


def all_followings() -> Iterator[Following]:
    yield from _followings
