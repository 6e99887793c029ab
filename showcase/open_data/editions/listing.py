"""The tables as a page lists them: what each holds, beside its files in an edition."""

from collections.abc import Iterator
from dataclasses import dataclass

from showcase.models import DataEdition, DataFile
from showcase.open_data.tables.declared import TABLES
from showcase.open_data.tables.table import Table


@dataclass(frozen=True)
class Listed:
    """None where the edition was made before there was such a table."""

    table: Table
    csv: DataFile | None
    lines: DataFile | None


def listed(edition: DataEdition | None) -> Iterator[Listed]:
    """Every table there is now; `edition` comes with its files."""
    files = files_by_name(edition)
    for table in TABLES:
        csv, lines = (files.get(f"{table.name}.{ending}") for ending in ("csv", "jsonl"))
        yield Listed(table, csv, lines)


def files_by_name(edition: DataEdition | None) -> dict[str, DataFile]:
    """Each knows its edition without asking for it."""
    return {file.name: file for file in edition.files.all()} if edition else {}


def other_files(edition: DataEdition) -> list[DataFile]:
    return [file for file in edition.files.all() if not file.table]
