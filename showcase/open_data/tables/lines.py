"""Rows of a table as lines of a file: CSV for spreadsheets, JSON Lines for programs.

JSON Lines (https://jsonlines.org): a line is a row, so a file can be read and written a line at a time
however long it is; one JSON document would have to be held whole.
"""

import json
from collections.abc import Callable, Iterator
from typing import Any

from showcase.open_data.tables.table import Table
from spreadsheets.writing import BYTE_ORDER_MARK, csv_line

BETWEEN = "; "  # the values of one cell
CSV, JSON_LINES = "text/csv; charset=utf-8", "application/jsonl; charset=utf-8"


def csv_heading(table: Table) -> str:
    """The mark at the front makes Excel read UTF-8."""
    return BYTE_ORDER_MARK + csv_line(column.name for column in table.columns)


def csv_row(row: dict[str, Any]) -> str:
    return csv_line(_cell(value) for value in row.values())


def json_row(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def live_csv(table: Table) -> Iterator[str]:
    yield csv_heading(table)
    yield from _live(table, csv_row)


def live_json(table: Table) -> Iterator[str]:
    yield from _live(table, json_row)


def _live(table: Table, line: Callable[[dict[str, Any]], str]) -> Iterator[str]:
    for record in table.noun.records():
        yield from map(line, table.rows(record))


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list):
        return BETWEEN.join(map(str, value))
    return str(value)
