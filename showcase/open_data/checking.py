"""Which figures of the insights page follow from the tables, and why the others do not.

Tests work every figure out of the files and compare; a figure that stands in neither list fails them.
"""

from collections.abc import Mapping
from dataclasses import dataclass

# By name of the figure, then by its columns: the tables that give the number.
FOLLOWS: Mapping[str, Mapping[str, tuple[str, ...]]] = {
    "themes": {
        "challenges": ("challenges",),
        "statements": ("statements",),
        "solutions": ("responses",),
    },
    "service-areas": {
        "challenges": ("challenges",),
        "statements": ("statements",),
        "solutions": ("solutions",),
    },
    "kinds-of-ai": {
        "challenges": ("challenges",),
        "statements": ("statements",),
        "solutions": ("solutions",),
    },
    "data": {"statements": ("statements",), "solutions": ("solutions",)},
    "regions": {
        "challenges": ("challenges",),
        "statements": ("statements",),
        "solutions": ("solutions",),
    },
    "readiness": {"statements": ("statements",)},
    "risks": {"statements": ("statements",)},
    "map": {"statements": ("statements",), "councils": ("statements",)},
    "supply-and-demand": {"challenges": ("challenges",), "solutions": ("solutions",)},
    "rounds": {
        "challenges": ("challenges",),
        "shortlisted": ("responses",),
        "shown": ("sessions", "events"),
    },
}
WAYS = ("themes", "service-areas", "kinds-of-ai", "data", "regions", "readiness", "risks")


@dataclass(frozen=True)
class Unchecked:
    """Numbers that no table gives: `columns` by name of their figure."""

    what: str
    why: str
    columns: Mapping[str, tuple[str, ...]]


CANNOT = (
    Unchecked(
        "Other statements, in every figure",
        "They are not public. Where few councils stand behind a number, it is held back.",
        dict.fromkeys(WAYS, ("other_statements",)),
    ),
    Unchecked(
        "Statements, accepted statements and solutions of a round",
        "They also count records that are not public.",
        {"rounds": ("statements", "accepted", "solutions")},
    ),
    Unchecked(
        "Eligible solutions of a round",
        "They also count solutions whose evidence is being renewed, which no list offers.",
        {"rounds": ("eligible",)},
    ),
    Unchecked(
        "How long each step takes",
        "It is counted from the log of every change, which is not public.",
        {
            "time-in-state": (
                *("stays", "quarter_within_days"),
                *("half_within_days", "three_quarters_within_days"),
            )
        },
    ),
)
