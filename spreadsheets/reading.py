"""Spreadsheets as councils keep them, CSV or Excel, read into numbered rows with named columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, dropwhile, islice

from spreadsheets.headings import ROWS_ABOVE_HEADER, Placement, placed
from spreadsheets.opening import Source, filled_rows
from spreadsheets.rows import Cells, Column, Row, RowError, UnreadableSpreadsheet

ROW_LIMIT = 20_000

_EXCEL_ERRORS = {"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"}


def read_rows(
    source: Source,
    *,
    columns: Sequence[Column],
    placement: Placement | None = None,
    row_limit: int = ROW_LIMIT,
) -> Iterator[Row]:
    """Rows below the header, blank ones left out; what is wrong with one stands in its `errors`.

    Unless a `placement` says where, the header is the first of the top rows with every required
    column. Raises UnreadableSpreadsheet, also while iterating, when the file cannot be used.
    """
    filled = filled_rows(source)
    top = list(islice(filled, ROWS_ABOVE_HEADER))
    where = placement or placed(top, columns)
    below = dropwhile(lambda cells: cells.line_number < where.line, chain(top, filled))
    width = len(next(below, Cells(where.line, ())).texts)
    for count, cells in enumerate(below, start=1):
        if count > row_limit:
            raise UnreadableSpreadsheet(f"The file has more than {row_limit:,} rows. Split it.")
        yield _row(cells, where, width, columns)


def first_rows(source: Source, count: int) -> list[Cells]:
    """The top of the file as it stands there. Raises UnreadableSpreadsheet, also when it is empty."""
    top = list(islice(filled_rows(source), count))
    if not top:
        raise UnreadableSpreadsheet("The file is empty.")
    return top


def _row(cells: Cells, where: Placement, width: int, columns: Sequence[Column]) -> Row:
    values = {column.name: _value(cells, where.positions.get(column.name)) for column in columns}
    errors = (*_cell_errors(cells.line_number, values, columns), *_surplus(cells, width))
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
            yield RowError(line, column.name, f"The cell holds the error {value}.", value)


def _surplus(cells: Cells, width: int) -> Iterator[RowError]:
    extra = [text for text in cells.texts[width:] if text]
    if extra:
        cause = f'There are more cells than headings, from "{extra[0]}" on. Are quotation marks missing?'
        yield RowError(cells.line_number, "", cause, extra[0])
