"""The cheapest way to fill every place, found exactly.

Solutions, assessors and what each further solution of an assessor costs form a network of flows. The
matrix of such a network is totally unimodular, so the linear programme has its optimum at whole numbers
(Hoffman and Kruskal 1956) and HiGHS finds it without branching: no better assignment exists.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

from vendors.assigning.problem import Problem
from vendors.assigning.weights import EMPTY_AGAIN, EMPTY_PLACE, LOAD, Matrix, allowed, costs

Whole = NDArray[np.int64]


class NotSolved(Exception):
    """The solver gave no optimum, which only a fault in the numbers explains."""


@dataclass(frozen=True)
class Solved:
    """`chosen` is solutions × assessors; `loads` counts what each assessor then has in the round."""

    chosen: NDArray[np.bool_]
    loads: Whole
    cost: float


@dataclass(frozen=True)
class _Arcs:
    """One kind of arc: its costs, and the nodes it takes flow into (solutions first, then assessors)."""

    cost: Matrix
    into: list[tuple[Whole, float]]


def solve(problem: Problem) -> Solved:
    """Raises NotSolved. Solutions nobody may score come back with fewer pairs than they miss."""
    if not problem.wanted or not problem.assessors:
        shape = (len(problem.wanted), len(problem.assessors))
        return Solved(np.zeros(shape, dtype=bool), _loads(problem), 0.0)
    rows, columns = np.nonzero(allowed(problem))
    arcs = [_pairs(problem, rows, columns), _steps_of_load(problem), _empty_places(problem)]
    flow, cost = _cheapest_flow(problem, arcs)
    chosen = np.zeros((len(problem.wanted), len(problem.assessors)), dtype=bool)
    chosen[rows, columns] = flow[: len(rows)]
    return Solved(chosen, _loads(problem) + chosen.sum(axis=0), cost)


def _cheapest_flow(problem: Problem, arcs: list[_Arcs]) -> tuple[NDArray[np.bool_], float]:
    missing = [one.missing for one in problem.wanted]
    found = linprog(
        np.concatenate([kind.cost for kind in arcs]),
        A_eq=_network(arcs, len(missing) + len(problem.assessors)),
        b_eq=np.concatenate([missing, np.zeros(len(problem.assessors))]),
        bounds=(0, 1),
        method="highs",
    )
    if found.x is None or np.abs(found.x - np.round(found.x)).max() > 1e-6:
        raise NotSolved(found.message)
    return found.x > 0.5, float(found.fun)


def _network(arcs: list[_Arcs], nodes: int) -> csr_matrix:
    """One line a node, one column an arc."""
    starts = np.cumsum([0, *(len(kind.cost) for kind in arcs)])
    ends = [
        (node, start + np.arange(len(node)), np.full(len(node), sign))
        for kind, start in zip(arcs, starts[:-1], strict=True)
        for node, sign in kind.into
    ]
    lines, columns, signs = (np.concatenate(part) for part in zip(*ends, strict=True))
    return csr_matrix((signs, (lines, columns)), shape=(nodes, starts[-1]))


def _pairs(problem: Problem, rows: Whole, columns: Whole) -> _Arcs:
    """From a solution to somebody who may score it."""
    return _Arcs(costs(problem)[rows, columns], [(rows, 1.0), (len(problem.wanted) + columns, 1.0)])


def _steps_of_load(problem: Problem) -> _Arcs:
    """Each further solution of an assessor costs more than the one before: loads stay level."""
    most = sum(one.missing for one in problem.wanted)
    steps = [
        np.arange(one.load, one.load + min(most, len(problem.wanted), _room(one.room, most)))
        for one in problem.assessors
    ]
    assessors = np.repeat(np.arange(len(steps)), [len(own) for own in steps])
    cost = np.asarray(LOAD * (2 * np.concatenate(steps) + 1), dtype=np.float64)
    return _Arcs(cost, [(len(problem.wanted) + assessors, -1.0)])


def _empty_places(problem: Problem) -> _Arcs:
    missing = [one.missing for one in problem.wanted]
    again = np.concatenate([np.arange(places) for places in missing])
    return _Arcs(
        EMPTY_PLACE + EMPTY_AGAIN * again, [(np.repeat(np.arange(len(missing)), missing), 1.0)]
    )


def _room(room: int | None, most: int) -> int:
    return most if room is None else max(room, 0)


def _loads(problem: Problem) -> Whole:
    return np.array([one.load for one in problem.assessors], dtype=np.int64)
