"""Which line holds the headings, and which of our columns stands where: guessed, or said by a person."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from spreadsheets.rows import Cells, Column, UnreadableSpreadsheet

ROWS_ABOVE_HEADER = 10


@dataclass(frozen=True)
class Placement:
    """The line of the headings, from 1, and the position of each column that is there, from 0."""

    line: int
    positions: Mapping[str, int]

    def has(self, names: set[str]) -> bool:
        return names <= self.positions.keys()


def placed(top: Sequence[Cells], columns: Sequence[Column]) -> Placement:
    """The first of the top rows with every required column.

    Raises UnreadableSpreadsheet where there is none.
    """
    required = _required(columns)
    candidates = [placed_by(cells, columns) for cells in top]
    for candidate in candidates:
        if candidate.has(required):
            return candidate
    raise UnreadableSpreadsheet(_missing(top, candidates, required))


def best_guess(top: Sequence[Cells], columns: Sequence[Column]) -> Placement:
    """For a person to correct: the row with most of the columns, required ones first; else the first."""
    required = _required(columns)
    candidates = [placed_by(cells, columns) for cells in top]
    return max(candidates, key=lambda one: (one.has(required), len(one.positions)))


def placed_by(cells: Cells, columns: Iterable[Column]) -> Placement:
    """What this row says when it is taken for the headings."""
    wanted = {
        _key(heading): column.name
        for column in columns
        for heading in (column.name, *column.aliases)
    }
    positions: dict[str, int] = {}
    for position, text in enumerate(cells.texts):
        if name := wanted.get(_key(text)):
            positions.setdefault(name, position)
    return Placement(cells.line_number, positions)


def _required(columns: Iterable[Column]) -> set[str]:
    return {column.name for column in columns if column.required}


def _key(heading: str) -> str:
    return " ".join(heading.replace("_", " ").split()).rstrip("?: ").casefold()


def _missing(top: Sequence[Cells], candidates: Sequence[Placement], required: set[str]) -> str:
    if not top:
        return "The file is empty."
    nearest = max(range(len(top)), key=lambda at: len(candidates[at].positions.keys() & required))
    lacking = sorted(required - candidates[nearest].positions.keys())
    headings = ", ".join(f'"{text}"' for text in top[nearest].texts if text)
    wanted = " and ".join(f'"{name}"' for name in lacking)
    return f"No column {wanted}. Line {top[nearest].line_number} has: {headings}."
