"""How long it takes to work out who scores what, at the two sizes that were asked for."""

import statistics
import time

import numpy as np
from tqdm import tqdm

RUNS = 5
SIZES = {"73 × 20 × 3": (73, 20), "1,000 × 100 × 3": (1_000, 100)}
EACH = 3
FIELDS = [f"field {number}" for number in range(24)]


def assigning() -> dict[str, object]:
    """Seconds from the problem to the reasons, and how level the loads are."""
    return {name: _measured(*size) for name, size in tqdm(SIZES.items(), desc="assigning")}


def _measured(solutions: int, assessors: int) -> dict[str, object]:
    from vendors.assigning.reasons import propose

    problem = problem_of(solutions, assessors)
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        pairs = propose(problem)
        times.append(time.perf_counter() - start)
    loads = np.bincount([p.assessor for p in pairs if p.assessor is not None], minlength=assessors)
    return {
        "median_s": round(statistics.median(times), 3),
        "longest_s": round(max(times), 3),
        "pairs": len(pairs),
        "fewest": int(loads.min()),
        "most": int(loads.max()),
    }


def problem_of(solutions: int, assessors: int):
    """Three fields a solution, six an assessor, one pair in twenty barred, one in ten met before."""
    from vendors.assigning.problem import Assessor, Bar, Problem, Wanted

    chance = np.random.default_rng(5)
    wanted = [
        Wanted(n, n % (solutions // 2), EACH, frozenset(chance.choice(FIELDS, 3, replace=False)))
        for n in range(solutions)
    ]
    people = [
        Assessor(n, f"Assessor {n}", frozenset(chance.choice(FIELDS, 6, replace=False)))
        for n in range(assessors)
    ]
    barred = np.argwhere(chance.random((solutions, assessors)) < 0.05)
    met = np.argwhere(chance.random((assessors, solutions // 2)) < 0.1)
    return Problem(
        tuple(wanted),
        tuple(people),
        barred={(int(s), int(a)): Bar.INTEREST for s, a in barred},
        met={(int(a), int(v)): 1 for a, v in met},
    )
