import os
import signal
import subprocess
import sys
from pathlib import Path

import psycopg2
import pytest

from local import place, postgres


@pytest.fixture
def own_state(monkeypatch, tmp_path):
    """A checkout of its own, so that the server the tests run on is left alone."""
    for folder in [tmp_path, *tmp_path.parents]:
        if folder.name.startswith("pytest"):
            folder.chmod(0o755)
    monkeypatch.setattr(place, "STATE", tmp_path / ".local")
    yield
    postgres.stop_if_unused()


def query(sql: str):
    connection = psycopg2.connect(postgres.address())
    with connection.cursor() as cursor:
        cursor.execute(sql)
        row = cursor.fetchone()
    connection.close()
    return row


def test_server_starts_in_an_empty_folder_with_the_extensions_we_use(own_state):
    postgres._start()
    names = "('unaccent', 'pg_trgm', 'btree_gist', 'vector')"
    sql = f"SELECT count(*) FROM pg_available_extensions WHERE name IN {names}"
    assert query(sql) == (4,)


def test_server_listens_on_no_network_address(own_state):
    postgres._start()
    assert query("SELECT current_setting('listen_addresses')") == ("",)


def test_server_that_was_killed_starts_again_with_its_data(own_state):
    postgres._start()
    connection = psycopg2.connect(postgres.address())
    connection.autocommit = True
    connection.cursor().execute("CREATE TABLE kept (word text)")
    connection.cursor().execute("CHECKPOINT")
    connection.close()
    pid_file = postgres.data_folder() / "data" / "postmaster.pid"
    os.kill(int(pid_file.read_text().splitlines()[0]), signal.SIGKILL)
    postgres._start()
    assert query("SELECT count(*) FROM kept") == (0,)


def test_command_that_ends_stops_the_server_it_started(tmp_path):
    checkout = Path(__file__).parents[2]
    tmp_path.chmod(0o755)
    script = (
        "from pathlib import Path; from local import place, postgres;"
        f"place.STATE = Path({str(tmp_path / '.local')!r}); postgres.ensure();"
        "print(postgres.data_folder() / 'data' / 'postmaster.pid')"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script], cwd=checkout, capture_output=True, text=True, check=True
    )
    assert Path(ended.stdout.strip()).exists() is False
