"""The files beside the tables: the Data Package, the dictionary as a table, the licence."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.timezone import localtime

from design.tags.linked import absolute
from showcase.open_data.editions import licence
from showcase.open_data.editions.dictionary import DICTIONARY, PROFILE, entries, table_schema
from showcase.open_data.tables.declared import NAMED, SHAPE
from showcase.open_data.tables.table import Table
from spreadsheets.writing import csv_lines

DESCRIPTION = (
    "What everybody reads on the pages of this portal, as tables: challenges of councils, questions and"
    " answers, eligible solutions, events and reports. A place in a showcase is neither an award nor an"
    " endorsement."
)


@dataclass(frozen=True)
class Exported:
    """A file that was written: `rows` of a table, None for any other file; `size` in bytes."""

    path: Path
    size: int
    sha256: str
    table: str = ""
    rows: int | None = None

    @property
    def name(self) -> str:
        return self.path.name


def describing_files(folder: Path, tables: Iterable[Exported], at: datetime) -> list[Path]:
    """Written beside the tables."""
    package = json.dumps(data_package(tables, at), ensure_ascii=False, indent=1) + "\n"
    files = {
        "datapackage.json": package,
        "data-dictionary.csv": "".join(csv_lines(DICTIONARY, entries())),
        "LICENCE.txt": licence.text(localtime(at).date()),
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8", newline="")
    return [folder / name for name in files]


def data_package(tables: Iterable[Exported], at: datetime) -> dict[str, Any]:
    return {
        "$schema": f"{PROFILE}/datapackage.json",
        "name": "open-data",
        "title": f"{settings.SITE_NAME}: open data",
        "description": DESCRIPTION,
        "homepage": absolute("/open-data/"),
        "version": f"{SHAPE}.0.0",
        "created": localtime(at).isoformat(timespec="seconds"),
        "licenses": [
            {"name": licence.IDENTIFIER, "path": licence.ADDRESS, "title": licence.NAME},
        ],
        "contributors": [{"title": settings.OPERATOR_NAME, "roles": ["publisher"]}],
        "attribution": licence.attribution(localtime(at).date()),
        "resources": [_resource(file, NAMED[file.table]) for file in tables],
    }


def _resource(file: Exported, table: Table) -> dict[str, Any]:
    is_csv = file.path.suffix == ".csv"
    return {
        "$schema": f"{PROFILE}/dataresource.json",
        "name": table.name if is_csv else f"{table.name}-lines",
        "path": file.name,
        "type": "table",
        "title": table.title,
        "description": table.summary,
        "format": "csv" if is_csv else "jsonl",
        "mediatype": "text/csv" if is_csv else "application/jsonl",
        "encoding": "utf-8",
        "bytes": file.size,
        "hash": f"sha256:{file.sha256}",
        "schema": table_schema(table, with_links=is_csv),
    }
