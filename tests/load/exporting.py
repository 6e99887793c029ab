"""`make bench`: what an export of the open data costs at a thousand challenges and at a hundred thousand.

Each export runs in a process of its own, so that its memory is its own: the peak of the resident set,
beside that of the same process before the export began, with all its code read.
"""

import json
import os
import subprocess
import sys
import time
from importlib import import_module
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

SIZES = (1_000, 100_000)
MEGABYTE = 1024 * 1024


def exporting() -> list[dict[str, Any]]:
    """In the database of the tests, emptied before each size."""
    return [_at(challenges) for challenges in SIZES]


def _at(challenges: int) -> dict[str, Any]:
    from django.core.management import call_command
    from django.db import connection

    from tests.load.records import Size, fill

    call_command("flush", interactive=False, verbosity=0)
    fill(Size(statements=128, solutions=73, challenges=challenges))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return {"challenges": challenges, **_measured_apart(connection.settings_dict["NAME"])}


def _measured_apart(database: str) -> dict[str, Any]:
    asked = [sys.executable, "-m", "tests.load.exporting", database]
    done = subprocess.run(asked, check=True, capture_output=True, text=True, env=dict(os.environ))
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def measured(database: str) -> dict[str, Any]:
    """Seconds, megabytes of memory and of files, rows."""
    import django
    from django.conf import settings
    from django.utils import timezone

    settings.DATABASES["default"]["NAME"] = database
    django.setup()
    from showcase.open_data.editions.export import EVERYTHING, export

    import_module(settings.ROOT_URLCONF)
    before, start = _peak(), time.perf_counter()
    with TemporaryDirectory() as folder:
        files = export(Path(folder), at=timezone.now())
    tables = [file for file in files if file.table]
    return {
        "rows": sum(file.rows or 0 for file in tables) // 2,
        "files_mb": round(sum(file.size for file in tables) / MEGABYTE, 1),
        "archive_mb": round(
            next(file.size for file in files if file.name == EVERYTHING) / MEGABYTE, 1
        ),
        "seconds": round(time.perf_counter() - start, 1),
        "peak_mb_before": before,
        "peak_mb": _peak(),
    }


def _peak() -> float:
    """Of the resident set, in megabytes, as Linux counts it."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM:"))
    return round(int(line.split()[1]) / 1024, 1)


if __name__ == "__main__":
    json.dump(measured(sys.argv[1]), sys.stdout)
