"""Spreadsheets as councils keep them, CSV or Excel, read into numbered rows with named columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO

from spreadsheets.rows import Cells, Column, Row, RowError, UnreadableSpreadsheet
from spreadsheets.text import text_cells
from spreadsheets.workbook import OLD_WORKBOOK_SIGNATURE, ZIP_SIGNATURE, workbook_cells

ROW_LIMIT = 20_000
BYTE_LIMIT = 50 * 1024 * 1024

_ROWS_ABOVE_HEADER = 10
_EXCEL_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}


def read_rows(
    source: str | Path | BinaryIO, *, columns: Sequence[Column], row_limit: int = ROW_LIMIT
) -> Iterator[Row]:
    """Rows below the header, blank ones left out; what is wrong with one stands in its `errors`.

    The header may stand below a title: it is the first of the top rows with every required column.
    Raises UnreadableSpreadsheet, also while iterating, when the file as a whole cannot be used.
    """
    filled = (cells for cells in _cells(_bytes(source)) if not cells.is_blank)
    top = list(islice(filled, _ROWS_ABOVE_HEADER))
    at, header = _header(top, columns)
    for count, cells in enumerate(chain(top[at + 1 :], filled), start=1):
        if count > row_limit:
            raise UnreadableSpreadsheet(f"The file has more than {row_limit:,} rows. Split it.")
        yield _row(cells, header, columns)


@dataclass(frozen=True)
class _Header:
    positions: Mapping[str, int]
    width: int

    def has(self, names: set[str]) -> bool:
        return names <= self.positions.keys()


def _bytes(source: str | Path | BinaryIO) -> bytes:
    data = (
        _from_path(Path(source)) if isinstance(source, str | Path) else source.read(BYTE_LIMIT + 1)
    )
    if not data.strip():
        raise UnreadableSpreadsheet("The file is empty.")
    if len(data) > BYTE_LIMIT:
        raise UnreadableSpreadsheet(
            f"The file is larger than {BYTE_LIMIT // 1024**2} MB. Split it."
        )
    return data


def _from_path(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(BYTE_LIMIT + 1)
    except OSError as error:
        raise UnreadableSpreadsheet(f"{path} cannot be opened: {error.strerror}.") from error


def _cells(data: bytes) -> Iterator[Cells]:
    if data.startswith(OLD_WORKBOOK_SIGNATURE):
        raise UnreadableSpreadsheet("This is an old Excel workbook. Save it as .xlsx or CSV.")
    return workbook_cells(data) if data.startswith(ZIP_SIGNATURE) else text_cells(data)


def _header(top: Sequence[Cells], columns: Sequence[Column]) -> tuple[int, _Header]:
    required = {column.name for column in columns if column.required}
    candidates = [_candidate(cells, columns) for cells in top]
    for at, header in enumerate(candidates):
        if header.has(required):
            return at, header
    raise UnreadableSpreadsheet(_missing(top, candidates, required))


def _candidate(cells: Cells, columns: Iterable[Column]) -> _Header:
    wanted = {
        _key(heading): column.name
        for column in columns
        for heading in (column.name, *column.aliases)
    }
    positions: dict[str, int] = {}
    for position, text in enumerate(cells.texts):
        if name := wanted.get(_key(text)):
            positions.setdefault(name, position)
    return _Header(positions, len(cells.texts))


def _key(heading: str) -> str:
    return " ".join(heading.replace("_", " ").split()).casefold()


def _missing(top: Sequence[Cells], candidates: Sequence[_Header], required: set[str]) -> str:
    if not top:
        return "The file is empty."
    nearest = max(range(len(top)), key=lambda at: len(candidates[at].positions.keys() & required))
    lacking = sorted(required - candidates[nearest].positions.keys())
    headings = ", ".join(f'"{text}"' for text in top[nearest].texts if text)
    wanted = " and ".join(f'"{name}"' for name in lacking)
    return f"No column {wanted}. Line {top[nearest].line_number} has: {headings}."


def _row(cells: Cells, header: _Header, columns: Sequence[Column]) -> Row:
    values = {column.name: _value(cells, header.positions.get(column.name)) for column in columns}
    errors = (*_cell_errors(cells.line_number, values, columns), *_surplus(cells, header))
    return Row(cells.line_number, values, errors)


def _value(cells: Cells, position: int | None) -> str:
    if position is None or position >= len(cells.texts):
        return ""
    return cells.texts[position]


def _cell_errors(
    line: int, values: Mapping[str, str], columns: Iterable[Column]
) -> Iterator[RowError]:
    for column in columns:
        value = values[column.name]
        if column.required and not value:
            yield RowError(line, column.name, "The cell is empty.")
        elif value in _EXCEL_ERRORS:
            yield RowError(line, column.name, f"The cell holds the error {value}.")


def _surplus(cells: Cells, header: _Header) -> Iterator[RowError]:
    extra = [text for text in cells.texts[header.width :] if text]
    if extra:
        cause = f'There are more cells than headings, from "{extra[0]}" on. Are quotation marks missing?'
        yield RowError(cells.line_number, "", cause)
