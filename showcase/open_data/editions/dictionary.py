"""The data dictionary: what each column of each table means, for people and for programs.

For programs it is a Data Package (https://datapackage.org, version 2.0) with a Table Schema for each
table. CSVW was the other choice: Data Package is what the tools of open data portals read today, and its
lists and categories say what our columns hold.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from showcase.open_data.deprecation import notice_on
from showcase.open_data.tables.declared import TABLES
from showcase.open_data.tables.lines import BETWEEN
from showcase.open_data.tables.table import Column, Table
from spreadsheets.writing import Written

PROFILE = "https://datapackage.org/profiles/2.0"
TYPES = {
    "string": "text",
    "boolean": "true or false",
    "integer": "whole number",
    "date": "day, YYYY-MM-DD",
    "datetime": "moment, ISO 8601 with its offset",
}
Entry = tuple[Table, Column]


def entries() -> Iterator[Entry]:
    for table in TABLES:
        for column in table.columns:
            yield table, column


def type_in_words(column: Column) -> str:
    words = "address" if column.leaf.is_address else TYPES[column.leaf.kind]
    return f"several, each a {words}" if column.leaf.is_list else words


def example_of(column: Column) -> str:
    example = column.leaf.example
    if isinstance(example, list):
        return BETWEEN.join(map(str, example))
    if isinstance(example, bool):
        return "true" if example else "false"
    return "" if example is None else str(example)


def meaning_of(table: Table, column: Column) -> str:
    """With the notice where it will go."""
    notice = notice_on(table.noun.name, column.path)
    return " ".join(filter(None, (column.leaf.meaning, notice)))


def values_of(column: Column) -> str:
    return BETWEEN.join(f"{value} ({words})" for value, words in column.leaf.values)


DICTIONARY: Sequence[Written] = (
    Written("table", lambda entry: entry[0].name),
    Written("column", lambda entry: entry[1].name),
    Written("type", lambda entry: type_in_words(entry[1])),
    Written("meaning", lambda entry: meaning_of(*entry)),
    Written("unit", lambda entry: entry[1].leaf.unit),
    Written("example", lambda entry: example_of(entry[1])),
    Written("values", lambda entry: values_of(entry[1])),
    Written("names", lambda entry: entry[0].links.get(entry[1].name, "")),
)


def table_schema(table: Table, *, with_links: bool = True) -> dict[str, Any]:
    """As Data Package has it; `with_links` where the other tables stand beside it."""
    schema: dict[str, Any] = {
        "$schema": f"{PROFILE}/tableschema.json",
        "fields": [_field(table, column) for column in table.columns],
        "missingValues": [""],
    }
    if table.key:
        schema["primaryKey"] = list(table.key)
    if table.links and with_links:
        schema["foreignKeys"] = [_link(name, other) for name, other in table.links.items()]
    return schema


def _field(table: Table, column: Column) -> dict[str, Any]:
    leaf, words = column.leaf, meaning_of(table, column)
    field: dict[str, Any] = {"name": column.name, "type": leaf.kind, "description": words}
    if leaf.is_list:
        field |= {"type": "list", "delimiter": BETWEEN, "itemType": leaf.kind}
    elif leaf.is_address:
        field["format"] = "uri"
    if leaf.values and not leaf.is_list:
        field["constraints"] = {"enum": [value for value, _ in leaf.values]}
        field["categories"] = [{"value": value, "label": words} for value, words in leaf.values]
    if leaf.unit:
        field["unit"] = leaf.unit
    if example := example_of(column):
        field["example"] = leaf.example if not leaf.is_list else example
    return field


def _link(name: str, other: str) -> dict[str, Any]:
    return {"fields": [name], "reference": {"resource": other, "fields": ["id"]}}
