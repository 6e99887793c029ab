"""The tables of a test database, copied from a template: the migrations run once for all workers.

`python -m tests.tables` makes the template, while the workers still collect their tests.
"""

import subprocess
import sys

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

ONE_AT_A_TIME = 7_266_837_225  # of pg_advisory_lock: whoever comes second waits and finds it made
KEPT_WITH_THE_TEMPLATE = """
SELECT unnest(setconfig) FROM pg_db_role_setting
JOIN pg_database ON pg_database.oid = setdatabase WHERE datname = %s
"""


def begin_template() -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "tests.tables"], cwd=settings.BASE_DIR)


def ensure_template() -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ONE_AT_A_TIME])
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [_template()])
        if not cursor.fetchone():
            _make_template(cursor)


def copy_settings() -> None:
    """Those that migrations keep with the database, which a copy of its tables lacks."""
    with connection.cursor() as cursor:
        cursor.execute(KEPT_WITH_THE_TEMPLATE, [_template()])
        for name, _, value in (kept.partition("=") for (kept,) in cursor.fetchall()):
            cursor.execute(f"ALTER DATABASE {_quoted(_name())} SET {name} = %s", [value])


def _make_template(cursor) -> None:
    """Under another name until it is whole, so that a run that was killed leaves none behind."""
    unfinished = f"{_template()}_unfinished"
    cursor.execute(f"DROP DATABASE IF EXISTS {_quoted(unfinished)}")
    cursor.execute(f"CREATE DATABASE {_quoted(unfinished)}")
    _migrate(unfinished)
    cursor.execute(f"ALTER DATABASE {_quoted(unfinished)} RENAME TO {_quoted(_template())}")


def _migrate(database: str) -> None:
    connection.close()
    connection.settings_dict["NAME"], own = database, _name()
    call_command("migrate", verbosity=0, interactive=False)
    connection.close()
    connection.settings_dict["NAME"] = own


def _template() -> str:
    return connection.settings_dict["TEST"]["TEMPLATE"]


def _name() -> str:
    return connection.settings_dict["NAME"]


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


if __name__ == "__main__":
    django.setup()
    ensure_template()
