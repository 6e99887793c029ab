"""What a spreadsheet becomes: numbered rows of named text, and the ways in which one can be wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, field


class UnreadableSpreadsheet(Exception):
    """The file as a whole cannot be read; the sentence says why and what to do."""


@dataclass(frozen=True)
class Column:
    """A column we look for, under its own name or an alias, in any case. A required one is there and filled."""

    name: str
    aliases: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class RowError:
    """One thing wrong with one row. `line` counts as the person's own program does, from 1.

    `value` is what stands there; it may be long.
    """

    line: int
    column: str
    cause: str
    value: str = field(default="", compare=False)

    def __str__(self) -> str:
        place = f"Line {self.line}, column {self.column}" if self.column else f"Line {self.line}"
        return f"{place}: {self.cause}"


@dataclass(frozen=True)
class Row:
    """Every column asked for is a key of `values`; a cell that is empty or missing is an empty text."""

    line_number: int
    values: Mapping[str, str]
    errors: tuple[RowError, ...] = ()


@dataclass(frozen=True)
class Cells:
    """A row as it stands in the file, before its columns have names."""

    line_number: int
    texts: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        return not any(self.texts)
