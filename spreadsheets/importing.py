"""What an import of a spreadsheet answers: all of it came in, or none of it and why."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from spreadsheets.rows import RowError

# Passes on what it is given, showing how far it is.
Progress = Callable[[Sequence[Any]], Iterable[Any]]


class RefusedImport(Exception):
    """Nothing was imported; the sentence says why."""


class RefusedRows(RefusedImport):
    """Some rows are wrong, so none was imported."""

    def __init__(self, errors: Sequence[RowError]) -> None:
        self.errors = errors
        super().__init__("\n".join(str(error) for error in errors))


@dataclass
class ImportOutcome:
    """Counts of rows, and sentences on what was decided for the person who imports."""

    new: int = 0
    present: int = 0
    notes: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        rows = self.new + self.present
        return f"{rows} row{'' if rows == 1 else 's'}, {self.new} new, {self.present} already here."


def import_key(*facts: str) -> str:
    """The same facts give the same key, whatever their case and spacing."""
    plain = "\n".join(" ".join(fact.split()).casefold() for fact in facts)
    return hashlib.sha256(plain.encode()).hexdigest()
