"""Comma-separated text and its relatives: semicolons or tabs, in whatever encoding the program wrote."""

import codecs
import csv
import io
from collections.abc import Iterator

from charset_normalizer import from_bytes

from spreadsheets.rows import Cells, UnreadableSpreadsheet

DELIMITERS = (",", ";", "\t")
MOST_IN_A_CELL = 131_072  # characters

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_UNMARKED = ["cp1252", "utf_16_le", "utf_16_be"]


def text_cells(data: bytes) -> Iterator[Cells]:
    text = decoded(data)
    return _cells(text, delimiter(text))


def decoded(data: bytes) -> str:
    """The text behind the bytes. Raises UnreadableSpreadsheet where there is none."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data, encoding)
    try:
        return _strictly(data, "utf-8")
    except UnreadableSpreadsheet:
        return _guessed(data)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableSpreadsheet(_NOT_TEXT) from error
    if "\0" in text:
        raise UnreadableSpreadsheet(_NOT_TEXT)
    return text


_NOT_TEXT = "The file is not a spreadsheet: it is neither an Excel workbook (.xlsx) nor CSV text."


def _guessed(data: bytes) -> str:
    if 0 < data.count(0) * 4 < len(data):
        # Every other byte of UTF-16 without its mark is zero; a few zeros are some other format.
        raise UnreadableSpreadsheet(_NOT_TEXT)
    best = from_bytes(data, cp_isolation=_UNMARKED, preemptive_behaviour=False).best()
    if best is None:
        raise UnreadableSpreadsheet(_NOT_TEXT)
    return _strictly(data, best.encoding)


def delimiter(text: str) -> str:
    """The delimiter that cuts the first divisible line into most cells; a comma when none does."""
    lines = (line for line in text.splitlines() if any(mark in line for mark in DELIMITERS))
    first = next(lines, "")
    return max(DELIMITERS, key=lambda candidate: _width(first, candidate))


def _width(line: str, candidate: str) -> int:
    return max((len(row.texts) for row in _cells(line, candidate)), default=0)


def _cells(text: str, separator: str) -> Iterator[Cells]:
    csv.field_size_limit(MOST_IN_A_CELL)  # of the whole process, where another library may raise it
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    start = 1
    try:
        for row in reader:
            yield Cells(start, tuple(_tidy(cell) for cell in row))
            start = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableSpreadsheet(f"Line {start} cannot be read as CSV: {error}.") from error


def _tidy(cell: str) -> str:
    return cell.replace("\r\n", "\n").replace("\r", "\n").strip()
