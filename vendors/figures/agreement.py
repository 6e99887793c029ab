"""How far assessors agree: Krippendorff's alpha for ordered points."""

from collections.abc import Callable, Iterable, Mapping

import numpy as np

Distance = Callable[[np.ndarray, np.ndarray], np.ndarray]


def interval(values: np.ndarray, totals: np.ndarray) -> np.ndarray:
    """Squared difference: from 1 to 3 is four times as far as from 1 to 2."""
    return (values[:, None] - values[None, :]) ** 2


def ordinal(values: np.ndarray, totals: np.ndarray) -> np.ndarray:
    """By how many of the given values lie between two, the ends counted half; squared."""
    reached = np.cumsum(totals) - totals / 2
    return (reached[:, None] - reached[None, :]) ** 2


def krippendorff_alpha(
    units: Iterable[Mapping[object, float]], distance: Distance = ordinal
) -> float | None:
    """1 is full agreement, 0 what chance would give; below 0 they differ more than by chance.

    `units`: for each thing that was scored, the points by assessor; who gave none is left out. None
    where no unit has two scores, or all scores are the same, so that nothing can be said.
    Krippendorff, K. (2011), Computing Krippendorff's Alpha-Reliability.
    """
    scored = [list(unit.values()) for unit in units if len(unit) > 1]
    values = np.array(sorted({value for unit in scored for value in unit}), dtype=float)
    if len(values) < 2:
        return None
    pairs = sum(_coincidences(unit, values) for unit in scored)
    totals = pairs.sum(axis=0)
    away = distance(values, totals)
    observed = (pairs * away).sum()
    expected = (np.outer(totals, totals) * away).sum() / (totals.sum() - 1)
    return float(1 - observed / expected)


def _coincidences(unit: list[float], values: np.ndarray) -> np.ndarray:
    """How often each pair of values meets in one unit, so that each score counts once."""
    counts = np.array([unit.count(value) for value in values], dtype=float)
    return (np.outer(counts, counts) - np.diag(counts)) / (len(unit) - 1)
