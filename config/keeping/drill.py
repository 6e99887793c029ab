"""The way back, tried: a backup of this system restored into an empty one beside it, then removed."""

import os
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from django.conf import settings
from django.db import connection
from django.utils import timezone

from config.keeping.backing_up import back_up
from config.keeping.manifest import Manifest


class DrillFailed(Exception):
    """What the restoring process said."""


@dataclass(frozen=True)
class Drill:
    """Times in seconds; `bytes_kept` is the size of the backup without its list."""

    manifest: Manifest
    backing_up: float
    restoring: float

    @property
    def bytes_kept(self) -> int:
        return sum(kept.size for _, kept in self.manifest.parts)

    @property
    def figures(self) -> dict[str, float]:
        counts = self.manifest.counts
        return {
            "tables": len(counts),
            "rows": sum(counts.values()),
            "lines of the log": counts["workflow_event"],
            "files": len(self.manifest.files),
            "files missing": len(self.manifest.missing),
            "bytes": self.bytes_kept,
            "seconds to back up": round(self.backing_up, 1),
            "seconds to restore and check": round(self.restoring, 1),
        }


def drill() -> Drill:
    """Needs a database user that may create databases. Raises DrillFailed and what `back_up` raises."""
    with TemporaryDirectory(prefix="drill-") as place, empty_database() as address:
        started = time.monotonic()
        manifest = back_up(Path(place) / "backup", at=timezone.now())
        backed_up = time.monotonic()
        restore_elsewhere(Path(place), address)
        return Drill(manifest, backed_up - started, time.monotonic() - backed_up)


def restore_elsewhere(place: Path, address: str) -> None:
    """`place / "backup"` by a process that knows the empty system only, as on the day it is needed.

    Raises DrillFailed.
    """
    command = [sys.executable, "manage.py", "restore", str(place / "backup")]
    done = subprocess.run(
        command,
        env=_environment(place, address),
        cwd=settings.BASE_DIR,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise DrillFailed(done.stderr.strip())


def _environment(place: Path, address: str) -> dict[str, str]:
    return {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "LOCAL": str(settings.LOCAL),
        "DATABASE_URL": address,
        "PRIVATE_BUCKET": "",
        "PRIVATE_ROOT": str(place / "private"),
    }


@contextmanager
def empty_database() -> Iterator[str]:
    name = f"drill_{uuid.uuid4().hex}"
    _say(f"CREATE DATABASE {name} TEMPLATE template0")
    try:
        yield address_of(name)
    finally:
        _say(f"DROP DATABASE {name} WITH (FORCE)")


def _say(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def address_of(name: str) -> str:
    parts = {
        key: quote(str(connection.settings_dict[key]), safe="")
        for key in ("USER", "PASSWORD", "HOST", "PORT")
    }
    secret = f":{parts['PASSWORD']}" if parts["PASSWORD"] else ""
    port = f":{parts['PORT']}" if parts["PORT"] else ""
    return f"postgresql://{parts['USER']}{secret}@{parts['HOST']}{port}/{name}"
