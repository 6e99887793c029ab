"""Means evened out for how strict each assessor is, with intervals, and who cannot be told apart."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from scipy.sparse.csgraph import connected_components
from scipy.stats import t as student

CONFIDENCE = 0.95


@dataclass(frozen=True)
class Given:
    """What one assessor gave one solution: the mean of their points, weighted as the criteria say."""

    solution: Hashable
    assessor: Hashable
    mean: float


@dataclass(frozen=True)
class Adjusted:
    """One solution: its raw mean, and the mean it would have from an assessor of average severity.

    `half_width` is that of the 95% interval, None where too few scores overlap to say. `rank` is
    shared by those that cannot be told apart from the first of their group.
    """

    solution: Hashable
    raw: float
    adjusted: float
    half_width: float | None
    rank: int


@dataclass(frozen=True)
class Fit:
    """What least squares found: a mean for each solution, how sure it is, and how much is left over."""

    means: np.ndarray
    covariance: np.ndarray
    degrees: int

    @property
    def margin(self) -> float | None:
        """How many standard errors an interval reaches to each side; None where nothing is left over."""
        return float(student.ppf((1 + CONFIDENCE) / 2, self.degrees)) if self.degrees > 0 else None


def adjusted_means(given: Sequence[Given]) -> list[Adjusted]:
    """Best first, by ordinary least squares: points = solution + severity of the assessor + chance.

    The severities of assessors who are linked by common solutions add up to zero. Solutions of two
    groups without a common assessor are compared as they are: nothing says which group was stricter.
    """
    if not given:
        return []
    solutions = list(dict.fromkeys(one.solution for one in given))
    fit = _fitted(given, solutions)
    order = sorted(range(len(solutions)), key=lambda place: -fit.means[place])
    ranks = _ranks(order, fit)
    return [_adjusted(given, solutions[place], place, fit, ranks[place]) for place in order]


def _adjusted(
    given: Sequence[Given], solution: Hashable, place: int, fit: Fit, rank: int
) -> Adjusted:
    raw = [one.mean for one in given if one.solution == solution]
    half_width = None if fit.margin is None else fit.margin * _standard_error(fit, place)
    return Adjusted(solution, sum(raw) / len(raw), float(fit.means[place]), half_width, rank)


def _fitted(given: Sequence[Given], solutions: list[Hashable]) -> Fit:
    design = np.hstack([_of_solutions(given, solutions), _of_assessors(given)])
    points = np.array([one.mean for one in given])
    inverse = np.linalg.inv(design.T @ design)
    effects = inverse @ design.T @ points
    degrees = len(given) - design.shape[1]
    left_over = float(((points - design @ effects) ** 2).sum())
    variance = left_over / degrees if degrees else 0.0
    here = slice(0, len(solutions))
    return Fit(effects[here], variance * inverse[here, here], degrees)


def _of_solutions(given: Sequence[Given], solutions: list[Hashable]) -> np.ndarray:
    places = {solution: place for place, solution in enumerate(solutions)}
    design = np.zeros((len(given), len(solutions)))
    design[range(len(given)), [places[one.solution] for one in given]] = 1
    return design


def _of_assessors(given: Sequence[Given]) -> np.ndarray:
    """In each group of linked assessors, the last one's severity is minus the sum of the others'."""
    columns = []
    for group in _linked(given):
        *free, last = group
        for assessor in free:
            signs = {assessor: 1.0, last: -1.0}
            columns.append([signs.get(one.assessor, 0.0) for one in given])
    return np.array(columns).T if columns else np.zeros((len(given), 0))


def _linked(given: Sequence[Given]) -> list[list[Hashable]]:
    """Assessors in groups: two are in one where a chain of common solutions leads from one to the other."""
    nodes = list(
        dict.fromkeys([("by", g.assessor) for g in given] + [("of", g.solution) for g in given])
    )
    places = {node: place for place, node in enumerate(nodes)}
    links = np.zeros((len(nodes), len(nodes)))
    for one in given:
        links[places["by", one.assessor], places["of", one.solution]] = 1
    _, labels = connected_components(links, directed=False)
    groups: dict[int, list[Hashable]] = {}
    for (kind, name), label in zip(nodes, labels, strict=True):
        if kind == "by":
            groups.setdefault(label, []).append(name)
    return list(groups.values())


def _standard_error(fit: Fit, place: int) -> float:
    return float(np.sqrt(max(fit.covariance[place, place], 0.0)))


def _ranks(order: Iterable[int], fit: Fit) -> dict[int, int]:
    """A rank goes to all that cannot be told apart from its best; the next rank counts them in."""
    ranks: dict[int, int] = {}
    best = rank = 0
    for position, place in enumerate(order, 1):
        if position == 1 or _differ(fit, best, place):
            best, rank = place, position
        ranks[place] = rank
    return ranks


def _differ(fit: Fit, one: int, other: int) -> bool:
    """Whether the interval of their difference leaves out zero; without one, nothing can be told apart."""
    if fit.margin is None:
        return False
    spread = fit.covariance
    variance = spread[one, one] + spread[other, other] - 2 * spread[one, other]
    gap = abs(fit.means[one] - fit.means[other])
    return bool(gap > fit.margin * np.sqrt(max(variance, 0.0)) + 1e-9)
