"""Narrowing what was found, with how much each choice would leave."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeAlias, TypeVar

# For each way of narrowing the value chosen, empty for none.
Chosen: TypeAlias = Mapping[str, str]


class HasTraits(Protocol):
    @property
    def traits(self) -> Mapping[str, Mapping[str, str]]:
        """For each way of narrowing the values it is found under, with their names."""


One = TypeVar("One", bound=HasTraits)


@dataclass(frozen=True)
class Choice:
    value: str
    name: str
    count: int
    is_chosen: bool


def chosen_of(found: Sequence[HasTraits], asked: Chosen) -> dict[str, str]:
    """What was asked for, without values that nothing found has."""
    return {
        way: value if any(_keeps(one, {way: value}) for one in found) else ""
        for way, value in asked.items()
    }


def narrowed(found: Sequence[One], chosen: Chosen) -> list[One]:
    return [one for one in found if _keeps(one, chosen)]


def choices(
    found: Sequence[HasTraits], chosen: Chosen, way: str, names: Mapping[str, str] | None = None
) -> list[Choice]:
    """How many each value of one way leaves beside what is chosen of the others.

    With `names` all of these in their order, otherwise what was found, most first.
    """
    left = [one for one in found if _keeps(one, {**chosen, way: ""})]
    counts = Counter(value for one in left for value in one.traits.get(way, ()))
    known = {value: name for one in found for value, name in one.traits.get(way, {}).items()}
    order = names or dict(sorted(known.items(), key=lambda pair: (-counts[pair[0]], pair[1])))
    offered = [
        Choice(value, name, counts[value], value == chosen[way]) for value, name in order.items()
    ]
    return offered if names else [one for one in offered if one.count]


def _keeps(one: HasTraits, chosen: Chosen) -> bool:
    return all(value in one.traits.get(way, ()) for way, value in chosen.items() if value)
