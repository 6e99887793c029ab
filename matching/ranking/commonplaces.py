"""What the texts of a collection mean alike, and therefore tells none of them from another.

All descriptions of tools "help staff to save time", and their vectors share that. The collection's
mean is taken away from every vector, and the few directions in which the collection varies most are
turned down: a mild form of Mu and Viswanath, "All-but-the-Top" (2018).
"""

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.float32]

DIRECTIONS = 16
# By this power of how far a direction's variance stands out above the next, it is turned down.
POWER = 0.25
# Half of what so few entries seem to have in common is chance.
FEW = 50


@dataclass(frozen=True, eq=False)
class Commonplaces:
    """`mean` (384) and `directions` (n, 384), each as long as the root of the share taken off it."""

    mean: Array
    directions: Array

    def without(self, rows: Array) -> Array:
        """The rows less what is common, of length 1 again; a row of zeros stays one."""
        left = rows - self.mean
        left -= (left @ self.directions.T) @ self.directions
        lengths = np.sqrt(np.einsum("...i,...i->...", left, left))
        scale = np.where(rows.any(axis=-1), 1 / np.maximum(lengths, 1e-9), 0)
        left *= scale[..., None].astype(np.float32)
        return left

    @property
    def table(self) -> Array:
        """To be stored: the mean, then the directions."""
        return np.vstack([self.mean, self.directions])

    @classmethod
    def of_table(cls, table: Array) -> "Commonplaces":
        return cls(table[0], table[1:])


def commonplaces_of(rows: Array, entries: int) -> Commonplaces | None:
    """From the sentence vectors of so many entries; None when there is nothing to compare."""
    if len(rows) < 2:
        return None
    trust = entries / (entries + FEW)
    mean = rows.mean(axis=0, dtype=np.float64)
    variances, directions = _principal(rows - mean)
    kept = max(0, min(DIRECTIONS, len(variances) - 1))
    damping = 1 - (variances[kept : kept + 1] / variances[:kept]) ** (POWER * trust)
    scaled = directions[:kept] * np.sqrt(damping)[:, None]
    return Commonplaces((mean * trust).astype(np.float32), scaled.astype(np.float32))


def _principal(centred: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Variances, largest first, and the directions (n, 384) they lie in; those of none left out."""
    variances, directions = np.linalg.eigh(centred.T @ centred / len(centred))
    variances, directions = variances[::-1], directions.T[::-1]
    there = variances > 1e-6
    return variances[there], directions[there]
