"""Which figures of the insights page do not follow from the tables, and why.

Tests work every other figure out of the files and compare.
"""

from collections.abc import Mapping
from dataclasses import dataclass

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
