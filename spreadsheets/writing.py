"""Tables as files that open right in Excel: CSV a line at a time, or a workbook. No cell is a formula."""

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

BYTE_ORDER_MARK = "\ufeff"
LONGEST_CELL = 32_767  # characters, the limit of Excel

_FORMULA_BEGINS = re.compile(r"[\t\n]|\s*[=+\-@＝＋－＠]")


@dataclass(frozen=True)
class Written:
    """A column of a table that is written: its heading, and what a record says in it."""

    heading: str
    value: Callable[[Any], object]
    width: int = 20


def neutral(value: object) -> str:
    """As text that no program runs: an apostrophe stands before what would begin a formula.

    CSV injection, OWASP: the signs = + - @, a tab and a line end, also their wide forms. A line
    ends as in a cell, whichever machine it was typed on.
    """
    text = "" if value is None else ILLEGAL_CHARACTERS_RE.sub("", str(value))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"'{text}" if _FORMULA_BEGINS.match(text) else text


def csv_lines(columns: Sequence[Written], records: Iterable[Any]) -> Iterator[str]:
    """The mark at the front makes Excel read UTF-8."""
    yield BYTE_ORDER_MARK + csv_line(column.heading for column in columns)
    for record in records:
        yield csv_line(column.value(record) for column in columns)


def csv_line(values: Iterable[object]) -> str:
    """One line with its end."""
    return str(_WRITER.writerow([neutral(value) for value in values]))


def workbook(columns: Sequence[Written], records: Iterable[Any], *, title: str) -> IO[bytes]:
    """An open file on disk, read from its start; it is gone once the caller closes it."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(re.sub(r"[\[\]:*?/\\]", " ", title)[:31])
    _arrange(sheet, columns)
    sheet.append([_heading(sheet, column) for column in columns])
    for record in records:
        sheet.append([_cell(sheet, column.value(record)) for column in columns])
    file: IO[bytes] = TemporaryFile()  # noqa: SIM115  # the caller closes it
    book.save(file)
    file.seek(0)
    return file


class _Passed:
    """A file for `csv.writer` whose `write` hands the line back."""

    def write(self, line: str) -> str:
        return line


_WRITER = csv.writer(_Passed())


def _arrange(sheet: WriteOnlyWorksheet, columns: Sequence[Written]) -> None:
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns):
        sheet.column_dimensions[chr(ord("A") + number)].width = column.width


def _heading(sheet: WriteOnlyWorksheet, column: Written) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, column.heading)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: WriteOnlyWorksheet, value: object) -> WriteOnlyCell:
    if isinstance(value, int) and not isinstance(value, bool):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet)
    cell._value, cell.data_type = neutral(value)[:LONGEST_CELL], "s"  # never guessed as a formula
    return cell
