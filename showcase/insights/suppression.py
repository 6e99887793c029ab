"""Which counts may be told without giving away what single councils said out of public sight.

Of what is public everybody can count every cell, so only the rest is protected: a number that few
councils stand behind is held back, and so is another one where the whole would give it away.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

FEWEST = 5  # councils behind a number that is told


@dataclass(frozen=True)
class Behind:
    """How many statements stand behind a number, and of how many councils."""

    statements: int = 0
    councils: int = 0

    @property
    def is_small(self) -> bool:
        return self.statements > 0 and self.councils < FEWEST


def tellable(cells: Sequence[Behind], whole: Behind, *, adds_up: bool) -> list[int | None]:
    """The number of each cell, None where it is held back.

    `whole` is known to everybody. The cells of one answer per statement add up to it; where a
    statement may give several answers they do not, but what is missing from it is known instead.
    """
    if whole.is_small:
        return [None] * len(cells)
    held = {place for place, cell in enumerate(cells) if cell.is_small}
    if adds_up:
        held = _beyond_guessing(cells, held)
    else:
        held |= {place for place, cell in enumerate(cells) if _nearly_all(cell, whole)}
    return [None if n in held else cell.statements for n, cell in enumerate(cells)]


def _nearly_all(cell: Behind, whole: Behind) -> bool:
    return 0 < whole.statements - cell.statements < FEWEST


def _beyond_guessing(cells: Sequence[Behind], held: set[int]) -> set[int]:
    """Holds back more, the smallest first and empty ones last, until no number can be worked out."""
    spare = sorted(set(range(len(cells))) - held, key=lambda n: _least_loss(cells[n], n))
    held = set(held)
    while held and spare and _can_be_guessed(cells[n] for n in held):
        held.add(spare.pop(0))
    return held


def _least_loss(cell: Behind, place: int) -> tuple[bool, int, int]:
    return cell.statements == 0, cell.statements, place


def _can_be_guessed(held: Iterable[Behind]) -> bool:
    """Their sum is known; each is at least one, so none can be more than the sum leaves it."""
    numbers = [cell.statements for cell in held]
    most = sum(numbers) - (len(numbers) - 1)
    return len(numbers) == 1 or most < FEWEST
