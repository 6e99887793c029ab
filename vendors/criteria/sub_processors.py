"""The answer “table of sub-processors”: rows kept as JSON in the answer, read as lines of text."""

import json
from collections.abc import Iterable
from typing import Final

COLUMNS: Final = {
    "name": "Firm",
    "service": "What it does for you",
    "data": "Data it sees",
    "place": "Country where the data is",
    "safeguard": "What protects the data outside the UK",
}
NEEDED: Final = ("name", "service", "place")
Row = dict[str, str]


def as_value(rows: Iterable[Row]) -> str:
    """What an Answer keeps: "" for an empty table, so that it counts as not answered."""
    kept = [{column: row.get(column, "").strip() for column in COLUMNS} for row in rows]
    filled = [row for row in kept if any(row.values())]
    return json.dumps(filled, ensure_ascii=False) if filled else ""


def rows_in(value: str) -> list[Row]:
    """The rows of a kept answer; none for an empty one."""
    return json.loads(value) if value else []


def as_lines(value: str) -> str:
    """One line a firm: “Fenwater: hosting. Data: everything. Where: UK.”"""
    return "\n".join(_line(row) for row in rows_in(value))


def _line(row: Row) -> str:
    parts = [f"{row['name']}: {row['service']}"]
    parts += [f"Data: {row['data']}"] if row["data"] else []
    parts.append(f"Where: {row['place']}")
    parts += [f"Protected by: {row['safeguard']}"] if row["safeguard"] else []
    return " ".join(f"{part.rstrip('.')}." for part in parts)
