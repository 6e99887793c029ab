"""A figure of the insights page as one table: drawn, read and downloaded from the same numbers."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from spreadsheets.writing import BYTE_ORDER_MARK, neutral

# "c" for confidential: how official statistics write a number that is held back, see
# https://analysisfunction.civilservice.gov.uk/policy-store/symbols-in-tables-definitions-and-help/
HELD_BACK = "[c]"
LICENCE = "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"
FORMAT = 1

# None is a number held back.
Value: TypeAlias = int | float | None


@dataclass(frozen=True)
class Column:
    """`key` heads the column in data, `words` on the page."""

    key: str
    words: str


@dataclass(frozen=True)
class Row:
    """`names` has one word for each dimension, `values` and `hrefs` one for each column."""

    names: tuple[str, ...]
    values: tuple[Value, ...]
    hrefs: tuple[str, ...] = ()

    def cells(self) -> list[tuple[Value, str]]:
        """Each value with the address of its records, empty where no list shows just them."""
        hrefs = self.hrefs or ("",) * len(self.values)
        return list(zip(self.values, hrefs, strict=True))


@dataclass(frozen=True)
class Figure:
    """`drawing` names the picture beside the table; `records` the downloads that it counts."""

    name: str
    title: str
    drawing: str
    dimensions: tuple[Column, ...]
    columns: tuple[Column, ...]
    rows: list[Row]
    note: str = ""
    records: tuple[str, ...] = field(default=())

    @property
    def is_empty(self) -> bool:
        return not any(value != 0 for row in self.rows for value in row.values)

    @property
    def holds_back(self) -> bool:
        return any(value is None for row in self.rows for value in row.values)

    def column(self, key: str) -> list[Value]:
        place = [column.key for column in self.columns].index(key)
        return [row.values[place] for row in self.rows]

    def has(self, key: str) -> bool:
        return key in [column.key for column in self.columns]


def told(value: Value) -> str:
    """As people read it."""
    if value is None:
        return HELD_BACK
    return f"{value:g}" if isinstance(value, float) else str(value)


def as_csv(figure: Figure) -> str:
    """With the mark by which Excel knows UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([column.key for column in (*figure.dimensions, *figure.columns)])
    for row in figure.rows:
        writer.writerow([neutral(cell) for cell in (*row.names, *map(told, row.values))])
    return BYTE_ORDER_MARK + out.getvalue()


def as_data(figure: Figure) -> dict[str, Any]:
    """A number held back is null."""
    return {
        "format": FORMAT,
        "figure": figure.name,
        "title": figure.title,
        "note": figure.note,
        "licence": LICENCE,
        "columns": {column.key: column.words for column in (*figure.dimensions, *figure.columns)},
        "rows": [dict(_pairs(figure, row)) for row in figure.rows],
    }


def _pairs(figure: Figure, row: Row) -> Iterator[tuple[str, Any]]:
    columns = (*figure.dimensions, *figure.columns)
    for column, value in zip(columns, (*row.names, *row.values), strict=True):
        yield column.key, value
