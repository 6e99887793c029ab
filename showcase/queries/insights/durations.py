"""How long records stay in each state, from the log."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from django.db import connection

from challenges.enums import ChallengeStatus as C
from challenges.enums import StatementStatus as S
from showcase.insights.figure import Column, Figure, Row
from showcase.insights.suppression import FEWEST
from vendors.enums import SolutionStatus as V


@dataclass(frozen=True)
class Record:
    """A kind of record whose stays are counted, with the states that count."""

    title: str
    states: tuple[S | C | V, ...]


# Nobody's drafts are counted; a challenge is drafted by staff.
RECORDS = {
    "challenges.statement": Record("Statement", (S.SUBMITTED, S.RETURNED)),
    "challenges.challenge": Record("Challenge", (C.PUBLISHED, C.CLOSED)),
    "vendors.solutionversion": Record(
        "Solution", (V.SUBMITTED, V.RETURNED, V.IN_VETTING, V.CLARIFICATION, V.MODERATION)
    ),
}
# A stay begins with a move into a state and ends with the next move out of it. A challenge has no
# organisation, so each stands for itself.
STAYS = """
WITH moves AS (
    SELECT subject_type, subject_id, to_status, at,
        lead(at) OVER (PARTITION BY subject_type, subject_id ORDER BY at, id) AS until
    FROM workflow_event
    WHERE subject_type = ANY(%s) AND from_status <> to_status
)
SELECT subject_type, to_status, count(*),
    count(DISTINCT coalesce(statement.council_id, solution.vendor_id, -subject_id)),
    percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (
        ORDER BY extract(epoch FROM until - at) / 86400)
FROM moves
LEFT JOIN challenges_statement AS statement
    ON subject_type = 'challenges.statement' AND statement.id = subject_id
LEFT JOIN vendors_solutionversion AS version
    ON subject_type = 'vendors.solutionversion' AND version.id = subject_id
LEFT JOIN vendors_solution AS solution ON solution.id = version.solution_id
WHERE until IS NOT NULL
GROUP BY subject_type, to_status
"""


@dataclass(frozen=True)
class Stay:
    """Of all that have left the state: how many, and quartiles in days. None is held back."""

    stays: int | None
    shortest_quarter: float | None = None
    median: float | None = None
    longest_quarter: float | None = None


Stays: TypeAlias = dict[tuple[str, str], Stay]


def stays() -> Stays:
    """By kind of record and state. Told where five organisations or more stand behind it: one query."""
    with connection.cursor() as cursor:
        cursor.execute(STAYS, [list(RECORDS)])
        return {(kind, state): _stay(*numbers) for kind, state, *numbers in cursor.fetchall()}


def _stay(stays: int, organisations: int, quartiles: list[float]) -> Stay:
    if organisations < FEWEST:
        return Stay(None)
    return Stay(stays, *(round(days, 1) for days in quartiles))


def stays_figure(counted: Stays) -> Figure:
    return Figure(
        name="time-in-state",
        title="How long each step takes",
        drawing="stays",
        dimensions=(Column("record", "Record"), Column("state", "State")),
        columns=(
            Column("stays", "How many"),
            Column("quarter_within_days", "A quarter took at most, days"),
            Column("half_within_days", "Half took at most, days"),
            Column("three_quarters_within_days", "Three quarters took at most, days"),
        ),
        rows=list(_rows(counted)),
        note="Only what has moved on is counted. Drafts are not.",
    )


def _rows(counted: Stays) -> Iterator[Row]:
    """Of the states that something has left."""
    for kind, record in RECORDS.items():
        for state in record.states:
            if stay := counted.get((kind, state)):
                quartiles = (stay.shortest_quarter, stay.median, stay.longest_quarter)
                yield Row((record.title, str(state.label)), (stay.stays, *quartiles))
