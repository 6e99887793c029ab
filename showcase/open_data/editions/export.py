"""All tables into files of a folder, a line at a time: memory does not grow with the rows."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from documents.archives import archive_of_files
from showcase.open_data.editions.package import Exported, describing_files
from showcase.open_data.tables.declared import TABLES
from showcase.open_data.tables.lines import csv_heading, csv_row, json_row
from showcase.open_data.tables.table import Noun, Table
from workflow.moment import one_moment

EVERYTHING = "everything.zip"
A_CHUNK = 1024 * 1024
Progress = Callable[[Iterable[Any], str], Iterable[Any]]


def silent(records: Iterable[Any], what: str) -> Iterable[Any]:
    return records


def export(folder: Path, *, at: datetime, progress: Progress = silent) -> list[Exported]:
    """Every file of an edition, the archive of all others last."""
    with one_moment():
        tables = [
            file for noun, theirs in _by_noun() for file in _written(folder, noun, theirs, progress)
        ]
    others = [_measured(path) for path in describing_files(folder, tables, at)]
    archive = folder / EVERYTHING
    archive_of_files(archive, [file.path for file in (*tables, *others)])
    return [*tables, *others, _measured(archive)]


def fingerprint(files: Iterable[Exported]) -> str:
    """Of the rows alone: what says when it was made does not count as a change."""
    sums = sorted(f"{file.sha256} {file.name}" for file in files if file.table)
    return hashlib.sha256("\n".join(sums).encode()).hexdigest()


class TableFiles:
    """The two files of a table while they are written."""

    def __init__(self, folder: Path, table: Table, opened: ExitStack) -> None:
        self.table, self.rows = table, 0
        self.paths = [folder / f"{table.name}.{ending}" for ending in ("csv", "jsonl")]
        self.csv, self.json = (opened.enter_context(_for_writing(path)) for path in self.paths)
        self.csv.write(csv_heading(table))

    def add(self, record: dict[str, Any]) -> None:
        for row in self.table.rows(record):
            self.csv.write(csv_row(row))
            self.json.write(json_row(row))
            self.rows += 1


def _by_noun() -> Iterator[tuple[Noun, list[Table]]]:
    """So that the records of each are read once, however many tables tell of them."""
    for noun in dict.fromkeys(table.noun for table in TABLES):
        yield noun, [table for table in TABLES if table.noun is noun]


def _written(folder: Path, noun: Noun, tables: list[Table], progress: Progress) -> list[Exported]:
    with ExitStack() as opened:
        files = [TableFiles(folder, table, opened) for table in tables]
        for record in progress(noun.records(), noun.name):
            for file in files:
                file.add(record)
    return [_measured(path, file.table.name, file.rows) for file in files for path in file.paths]


def _for_writing(path: Path) -> IO[str]:
    return path.open("w", encoding="utf-8", newline="")


def _measured(path: Path, table: str = "", rows: int | None = None) -> Exported:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(A_CHUNK):
            digest.update(chunk)
    return Exported(path, path.stat().st_size, digest.hexdigest(), table, rows)
