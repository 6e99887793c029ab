"""What a pair costs. The unit is one whole match: knowing every field of a solution instead of none."""

import numpy as np
from numpy.typing import NDArray

from vendors.assigning.problem import Problem

Matrix = NDArray[np.float64]
Mask = NDArray[np.bool_]

# Fresh eyes: each time somebody scored this vendor before costs a quarter, twice at most.
MET_BEFORE = 0.25
MOST_COUNTED = 2
# Moving one solution from somebody with d more than another gains 2 * LOAD * (d - 1): a whole match
# is worth a difference of up to three solutions, and no more.
LOAD = 0.25
# No place stays empty to save anything else; the second empty place of one solution costs more than
# the first of another, so that a shortage is shared.
EMPTY_PLACE = 1_000.0
EMPTY_AGAIN = 500.0


def knowledge(problem: Problem) -> Matrix:
    """The share of each solution's fields that each assessor knows: solutions × assessors, 0 to 1."""
    names = sorted({name for one in problem.wanted for name in one.fields})
    touched = _marks([one.fields for one in problem.wanted], names)
    known = _marks([one.fields for one in problem.assessors], names)
    fields: Matrix = np.maximum(touched.sum(axis=1, keepdims=True), 1)
    return (touched @ known.T) / fields


def costs(problem: Problem) -> Matrix:
    """Solutions × assessors; the load is not in it, as it depends on the other pairs."""
    seen = np.zeros((len(problem.wanted), len(problem.assessors)))
    columns = {one.key: place for place, one in enumerate(problem.assessors)}
    rows = _rows_of_vendors(problem)
    for (assessor, vendor), times in problem.met.items():
        if assessor in columns:
            seen[rows.get(vendor, []), columns[assessor]] = min(times, MOST_COUNTED)
    return 1 - knowledge(problem) + MET_BEFORE * seen


def allowed(problem: Problem) -> Mask:
    """Whom the solver may pair at all."""
    may: Mask = np.ones((len(problem.wanted), len(problem.assessors)), dtype=bool)
    rows = {one.key: place for place, one in enumerate(problem.wanted)}
    columns = {one.key: place for place, one in enumerate(problem.assessors)}
    for wanted, assessor in problem.barred:
        if wanted in rows and assessor in columns:
            may[rows[wanted], columns[assessor]] = False
    return may


def _marks(sets: list[frozenset[str]], names: list[str]) -> Matrix:
    places = {name: place for place, name in enumerate(names)}
    marks = np.zeros((len(sets), len(names)))
    for row, own in enumerate(sets):
        marks[row, [places[name] for name in own if name in places]] = 1
    return marks


def _rows_of_vendors(problem: Problem) -> dict[int, list[int]]:
    rows: dict[int, list[int]] = {}
    for place, one in enumerate(problem.wanted):
        if one.vendor is not None:
            rows.setdefault(one.vendor, []).append(place)
    return rows
