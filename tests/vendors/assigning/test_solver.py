"""The exact solver against trying everything, and what it promises whatever the numbers."""

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vendors.assigning.problem import Assessor, Bar, Problem, Wanted
from vendors.assigning.solver import solve
from vendors.assigning.weights import EMPTY_AGAIN, EMPTY_PLACE, LOAD, allowed, costs

FIELDS = ["housing", "planning", "social care", "generative"]
fields = st.frozensets(st.sampled_from(FIELDS))


def wanted(key, *names, vendor=None, missing=2):
    return Wanted(key, vendor, missing, frozenset(names))


def person(key, *names, **facts):
    return Assessor(key, f"Person {key}", frozenset(names), **facts)


def pairs(problem):
    return [tuple(map(int, place)) for place in np.argwhere(solve(problem).chosen)]


@st.composite
def problems(draw):
    """Up to four solutions and four assessors, with everything that may come in the way."""
    solutions = [
        Wanted(n, draw(st.integers(1, 2)), draw(st.integers(1, 2)), draw(fields))
        for n in range(draw(st.integers(1, 4)))
    ]
    people = [
        Assessor(
            n,
            f"Person {n}",
            draw(fields),
            draw(st.integers(0, 3)),
            draw(st.none() | st.integers(0, 3)),
        )
        for n in range(draw(st.integers(1, 4)))
    ]
    places = st.tuples(st.sampled_from(range(len(solutions))), st.sampled_from(range(len(people))))
    barred = draw(st.sets(places, max_size=4))
    met = draw(st.sets(st.tuples(st.sampled_from(range(len(people))), st.integers(1, 2))))
    return Problem(
        tuple(solutions), tuple(people), dict.fromkeys(barred, Bar.INTEREST), dict.fromkeys(met, 1)
    )


@given(problems())
@settings(max_examples=60, deadline=None)
def test_solver_costs_what_trying_everything_costs(problem):
    assert solve(problem).cost == pytest.approx(min(_every_cost(problem)))


@given(problems())
@settings(max_examples=60, deadline=None)
def test_solver_never_pairs_the_barred_or_overfills_anybody(problem):
    solved = solve(problem)
    added = solved.chosen.sum(axis=0)
    assert not (solved.chosen & ~allowed(problem)).any()
    assert (solved.chosen.sum(axis=1) <= [one.missing for one in problem.wanted]).all()
    assert all(one.room is None or added[n] <= one.room for n, one in enumerate(problem.assessors))
    assert solved.loads.tolist() == [o.load + added[n] for n, o in enumerate(problem.assessors)]


def _every_cost(problem):
    """Whatever could be chosen, priced by the definition and not by the network."""
    may, price = allowed(problem), costs(problem)
    choices = [
        [
            chosen
            for size in range(one.missing + 1)
            for chosen in combinations(np.nonzero(may[row])[0].tolist(), size)
        ]
        for row, one in enumerate(problem.wanted)
    ]
    for plan in product(*choices):
        counts = np.bincount([c for own in plan for c in own], minlength=len(problem.assessors))
        if all(
            one.room is None or counts[n] <= one.room for n, one in enumerate(problem.assessors)
        ):
            yield sum(
                (
                    *(price[row, column] for row, own in enumerate(plan) for column in own),
                    *(
                        _empty(one.missing - len(own))
                        for one, own in zip(problem.wanted, plan, strict=True)
                    ),
                    *(
                        LOAD * ((o.load + n) ** 2 - o.load**2)
                        for o, n in zip(problem.assessors, counts, strict=True)
                    ),
                )
            )


def _empty(places):
    return sum(EMPTY_PLACE + EMPTY_AGAIN * place for place in range(places))


def test_solver_gives_a_solution_to_those_who_know_its_field():
    solutions = (wanted(1, "housing", missing=1), wanted(2, "planning", missing=1))
    people = (person(1, "planning"), person(2, "housing"))
    assert pairs(Problem(solutions, people)) == [(0, 1), (1, 0)]


def test_solver_prefers_somebody_who_has_not_scored_the_vendor_before():
    people = (person(1, "housing"), person(2, "housing"))
    problem = Problem((wanted(1, "housing", vendor=7, missing=1),), people, met={(1, 7): 1})
    assert pairs(problem) == [(0, 1)]


def test_solver_with_one_expert_keeps_the_loads_within_three():
    solutions = tuple(wanted(n, "housing", missing=1) for n in range(12))
    people = (person(1, "housing"), person(2), person(3))
    loads = sorted(solve(Problem(solutions, people)).loads.tolist())
    assert loads == [3, 4, 5]


def test_solver_counts_what_people_have_already():
    solutions = tuple(wanted(n, missing=1) for n in range(4))
    people = (person(1, load=5), person(2, load=1))
    assert solve(Problem(solutions, people)).loads.tolist() == [5, 5]


def test_solver_short_of_people_leaves_one_place_each_rather_than_two_of_one():
    solutions = (wanted(1), wanted(2))
    people = (person(1, room=1), person(2, room=1))
    assert solve(Problem(solutions, people)).chosen.sum(axis=1).tolist() == [1, 1]


@pytest.mark.parametrize(
    "problem",
    [Problem((), ()), Problem((wanted(1),), ()), Problem((), (person(1),))],
    ids=["nothing", "nobody", "no solutions"],
)
def test_solver_with_nothing_to_pair_pairs_nothing(problem):
    assert pairs(problem) == []


def test_solver_of_the_usual_size_answers_in_less_than_a_second():
    import time

    from tests.load.assigning import problem_of

    problem = problem_of(73, 20)
    start = time.perf_counter()
    solved = solve(problem)
    assert time.perf_counter() - start < 1
    assert solved.chosen.sum(axis=1).tolist() == [3] * 73
