"""Why each pair: in sentences that staff read before they ask anybody."""

from collections import Counter
from collections.abc import Iterator

import numpy as np

from vendors.assigning.problem import Assessor, Pair, Problem, Wanted
from vendors.assigning.solver import Solved, solve
from vendors.assigning.weights import Matrix, allowed, costs

TIMES = {1: "once", 2: "twice"}


def propose(problem: Problem) -> list[Pair]:
    """The best assignment, a pair a place, with its reasons. Raises NotSolved."""
    solved, price, may = solve(problem), costs(problem), allowed(problem)
    # Those who might have been chosen and were not, at what they would have cost.
    passed_over = np.where(may & ~solved.chosen, price, np.inf)
    pairs: list[Pair] = []
    for row, wanted in enumerate(problem.wanted):
        for column in np.nonzero(solved.chosen[row])[0]:
            reasons = _reasons(problem, solved, row, int(column), price, passed_over)
            pairs.append(Pair(wanted.key, problem.assessors[column].key, tuple(reasons)))
        empty = wanted.missing - int(solved.chosen[row].sum())
        pairs += [Pair(wanted.key, None, (_why_empty(problem, solved, wanted),))] * empty
    return pairs


def _reasons(
    problem: Problem, solved: Solved, row: int, column: int, price: Matrix, passed_over: Matrix
) -> Iterator[str]:
    wanted, assessor = problem.wanted[row], problem.assessors[column]
    yield _knows(wanted, assessor)
    if wanted.vendor is not None:
        yield _met(problem.met.get((assessor.key, wanted.vendor), 0))
    yield f"Has {solved.loads[column]} in this round with this; the average is {solved.loads.mean():.1f}."
    if not len(passed_over[row]):
        return
    better = int(passed_over[row].argmin())
    if passed_over[row, better] < price[row, column]:
        yield _why_not(
            problem.assessors[better], int(solved.loads[better]), int(solved.loads[column])
        )


def _knows(wanted: Wanted, assessor: Assessor) -> str:
    known = sorted(wanted.fields & assessor.fields)
    if not wanted.fields:
        return "The solution names no field."
    if not assessor.fields:
        return "Has not said what they know."
    if not known:
        return f"Knows none of its {len(wanted.fields)} fields."
    return f"Knows {len(known)} of its {len(wanted.fields)} fields: {', '.join(known)}."


def _met(times: int) -> str:
    if not times:
        return "Has scored nothing of this vendor before."
    return f"Scored this vendor {TIMES.get(times, f'{times} times')} before, which counts against."


def _why_not(better: Assessor, load: int, own_load: int) -> str:
    if _is_full(better, load):
        return f"{better.name} would fit better, and has no room for more."
    if load > own_load:
        return f"{better.name} would fit better, and has {load} already."
    return f"{better.name} would fit better, and is needed more elsewhere."


def _why_empty(problem: Problem, solved: Solved, wanted: Wanted) -> str:
    """Everybody who assesses, by what keeps them from this solution."""
    bars = [problem.barred.get((wanted.key, one.key)) for one in problem.assessors]
    loads = zip(problem.assessors, solved.loads.tolist(), bars, strict=True)
    kept = Counter({**problem.left_out})
    kept["without room for more"] = sum(_is_full(one, load) for one, load, bar in loads if not bar)
    kept.update(str(bar) for bar in bars if bar)
    told = [f"{number} {words}" for words, number in sorted(kept.items()) if number]
    return f"Nobody is left to ask: {', '.join(told)}." if told else "Nobody is left to ask."


def _is_full(assessor: Assessor, load: int) -> bool:
    return assessor.room is not None and load >= assessor.load + assessor.room
