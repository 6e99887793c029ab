"""What is asked of the solver, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True)
class Assessor:
    """Somebody who can be asked. `load` is what they have in this round, `room` how many more fit (None: any)."""

    key: int
    name: str
    fields: frozenset[str] = frozenset()
    load: int = 0
    room: int | None = None


@dataclass(frozen=True)
class Wanted:
    """A solution that still misses assessors. `fields` are its service areas and kinds of AI."""

    key: int
    vendor: int | None
    missing: int
    fields: frozenset[str] = frozenset()


class Bar(StrEnum):
    """Why somebody may not be asked about one solution, to be said after a number."""

    INTEREST = "with an interest in the vendor"
    ASKED = "asked already"


@dataclass(frozen=True)
class Problem:
    """`barred` by (solution, assessor), `met` by (assessor, vendor): how often they scored it before.

    `left_out` counts those who cannot be asked at all, by words to be said after the number.
    """

    wanted: tuple[Wanted, ...]
    assessors: tuple[Assessor, ...]
    barred: Mapping[tuple[int, int], Bar] = field(default_factory=dict)
    met: Mapping[tuple[int, int], int] = field(default_factory=dict)
    left_out: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Pair:
    """One solution with one assessor and the reasons; `assessor` None is a place nobody can fill."""

    wanted: int
    assessor: int | None
    reasons: tuple[str, ...]
