"""The file of an import, read as far as its virus scan allows."""

from collections.abc import Callable
from typing import BinaryIO, TypeVar

from challenges.models import StatementImport
from challenges.statement_sheet import COLUMNS
from spreadsheets.headings import Placement
from spreadsheets.reading import first_rows, read_rows
from spreadsheets.rows import Cells, Row, UnreadableSpreadsheet

# Among so many lines at the top a person finds the headings.
TOP = 15
Read = TypeVar("Read")


def top_of(begun: StatementImport) -> list[Cells]:
    """Raises UnreadableSpreadsheet."""
    return _opened(begun, lambda file: first_rows(file, TOP))


def rows_of(begun: StatementImport) -> list[Row]:
    """Every row below the headings, with its columns as they were matched. Raises UnreadableSpreadsheet."""
    placement = Placement(begun.heading_line or 1, begun.positions)
    return _opened(begun, lambda file: list(read_rows(file, columns=COLUMNS, placement=placement)))


def _opened(begun: StatementImport, read: Callable[[BinaryIO], Read]) -> Read:
    if not begun.document.is_clean:
        raise UnreadableSpreadsheet("The virus scan has not passed this file.")
    with begun.document.file.open("rb") as file:
        return read(file)
