"""How well ranking finds what it should, measured on problems and solutions that somebody judged.

Ranks by the very code that serves pages, every solution for each problem. Knows the abbreviations that
ship, never the site's own records.
"""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log2
from typing import Protocol, TypeVar

from matching.ranking.fusion import rank
from matching.ranking.profile import Encode, Profile, write_profile
from matching.ranking.statistics import statistics_of

DEPTH = 10
RECALLS = (1, 5, 10)
USEFUL = 2
SEED = "evaluation"
Item = TypeVar("Item")
Figures = dict[str, float | int | bool]


class Progress(Protocol):
    def __call__(self, items: Sequence[Item], what: str, /) -> Iterable[Item]: ...


@dataclass(frozen=True)
class Pair:
    """A problem and the one solution that is right for it."""

    id: str
    problem: str
    title: str
    solution: str


@dataclass(frozen=True)
class Graded:
    """Challenges and solutions (title, text) by id, and how well they go together, 0 to 3."""

    challenges: Mapping[str, str]
    solutions: Mapping[str, tuple[str, str]]
    grades: Mapping[str, Mapping[str, int]]

    @property
    def askable(self) -> list[str]:
        """Challenges with a solution of grade 2 or better: the others tell nothing."""
        return [one for one in self.challenges if self._has_useful(one)]

    def _has_useful(self, challenge: str) -> bool:
        return any(grade >= USEFUL for grade in self.grades.get(challenge, {}).values())


@dataclass(frozen=True)
class Ranked:
    """For each question the places of all solutions, best first; and how long one took."""

    orders: list[list[int]]
    seconds: float


def measure_pairs(pairs: Sequence[Pair], *, encode: Encode | None, progress: Progress) -> Figures:
    """MRR@10, recall@1, 5 and 10, and seconds per query."""
    solutions = {pair.id: (pair.title, pair.solution) for pair in pairs}
    ranked = _rank_all([pair.problem for pair in pairs], solutions, encode, progress)
    places = [order.index(number) + 1 for number, order in enumerate(ranked.orders)]
    return {
        "problems": len(pairs),
        "solutions": len(solutions),
        "with_vectors": encode is not None,
        "mrr_at_10": round(reciprocal_rank(places), 4),
        **{f"recall_at_{depth}": round(recall(places, depth), 4) for depth in RECALLS},
        "seconds_per_query": round(ranked.seconds, 4),
    }


def measure_graded(graded: Graded, *, encode: Encode | None, progress: Progress) -> Figures:
    """nDCG@10 and recall@5 of grade 2 or better, over challenges that have such a solution."""
    asked, ids = graded.askable, list(graded.solutions)
    questions = [graded.challenges[one] for one in asked]
    ranked = _rank_all(questions, graded.solutions, encode, progress)
    grades = [
        [graded.grades[one].get(ids[place], 0) for place in order]
        for one, order in zip(asked, ranked.orders, strict=True)
    ]
    return {
        "challenges": len(asked),
        "challenges_without_useful_solution": len(graded.challenges) - len(asked),
        "solutions": len(ids),
        "with_vectors": encode is not None,
        "ndcg_at_10": round(_mean([ndcg(each) for each in grades]), 4),
        "recall_at_5": round(_mean([useful_recall(each) for each in grades]), 4),
        "seconds_per_query": round(ranked.seconds, 4),
    }


def _rank_all(
    questions: Sequence[str],
    solutions: Mapping[str, tuple[str, str]],
    encode: Encode | None,
    progress: Progress,
) -> Ranked:
    candidates = [
        write_profile(*solutions[one], encode=encode, key=one)
        for one in progress(list(solutions), "solutions")
    ]
    queries = [write_profile("", one, encode=encode) for one in progress(questions, "questions")]
    started = time.perf_counter()
    orders = _orders(queries, candidates, progress)
    return Ranked(orders, (time.perf_counter() - started) / max(len(questions), 1))


def _orders(
    queries: Sequence[Profile], candidates: Sequence[Profile], progress: Progress
) -> list[list[int]]:
    statistics = statistics_of(candidates)
    return [
        [match.index for match in rank(query, candidates, statistics, seed=SEED)]
        for query in progress(queries, "ranking")
    ]


def reciprocal_rank(places: Sequence[int], depth: int = DEPTH) -> float:
    """The mean of 1/place, counted from 1; nothing for a place beyond the depth."""
    return _mean([1 / place if place <= depth else 0.0 for place in places])


def recall(places: Sequence[int], depth: int) -> float:
    return _mean([float(place <= depth) for place in places])


def ndcg(grades: Sequence[int], depth: int = DEPTH) -> float:
    """Of grades in the order they were ranked: gain 2^grade − 1, discounted by log2(place + 1).

    Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), with the
    exponential gain of Burges and others (2005). Divided by what the best order would give.
    """
    best = _gain(sorted(grades, reverse=True)[:depth])
    return _gain(grades[:depth]) / best if best else 0.0


def useful_recall(grades: Sequence[int], depth: int = 5) -> float:
    """Of all useful ones, the share that stands among the first."""
    useful = sum(grade >= USEFUL for grade in grades)
    return sum(grade >= USEFUL for grade in grades[:depth]) / useful if useful else 0.0


def _gain(grades: Sequence[int]) -> float:
    return sum((2**grade - 1) / log2(place + 2) for place, grade in enumerate(grades))


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 0.0
