"""Real public data that stays outside the project: beside it, or where SHARED_DIR names it."""

import csv
import os
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
FOLDER = Path(os.environ.get("SHARED_DIR", PROJECT.parent / "shared")) / "data"


def shared_file(name: str) -> Path:
    path = FOLDER / name
    if not path.exists():
        pytest.skip(f"{name} is not here: the shared folder is absent (SHARED_DIR may name it)")
    return path


def shared_rows(name: str) -> list[dict[str, str]]:
    with shared_file(name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))
