"""A second PostgreSQL that follows the tests' own, as one does where the portal is deployed."""

import shutil
import tempfile
from pathlib import Path
from urllib.parse import quote

import psycopg2

from config.keeping.drill import address_of
from local import postgres
from local.unprivileged import hand_over
from tests.faults.processes import wait_until

# With this, all that was committed before it is on its way.
WRITTEN = "SELECT pg_logical_emit_message(true, 'tests', 'all before')"
CAUGHT_UP = "SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn"


class Replica:
    """Copied by PostgreSQL's own program, then fed by streaming."""

    def __init__(self, database: str):
        self._primary = address_of(database)
        self._folder = Path(tempfile.mkdtemp(prefix="hcw-replica-", dir="/tmp"))
        hand_over(self._folder)
        self.address = f"postgresql://postgres@{quote(str(self._folder), safe='')}/{database}"
        self._copy()
        self.start()

    def _copy(self) -> None:
        options = (
            "-U postgres --checkpoint=fast --wal-method=stream --no-sync --write-recovery-conf"
        )
        place = ["-h", str(postgres._sockets()), "-D", str(self._folder / "data")]
        made = postgres._run("pg_basebackup", *options.split(), *place)
        assert made.returncode == 0

    def start(self) -> None:
        settings = {**postgres.SETTINGS, "unix_socket_directories": str(self._folder)}
        flags = " ".join(f"-c {name}={value}" for name, value in settings.items())
        assert self._control("-w", "-o", flags, "-l", str(self._folder / "log"), "start") == 0

    def stop(self) -> None:
        self._control("-w", "-m", "immediate", "stop")

    def remove(self) -> None:
        self.stop()
        shutil.rmtree(self._folder, ignore_errors=True)

    def pause(self) -> None:
        """From now on it takes what the primary does, and shows none of it. It knows all before."""
        self.catch_up()
        _ask(self.address, "SELECT pg_wal_replay_pause()")
        wait_until(
            lambda: _ask(self.address, "SELECT pg_get_wal_replay_pause_state()") == "paused",
            "the replica goes on",
        )

    def resume(self) -> None:
        _ask(self.address, "SELECT pg_wal_replay_resume()")

    def catch_up(self) -> None:
        place = _ask(self._primary, WRITTEN)
        wait_until(lambda: _ask(self.address, CAUGHT_UP, place), "the replica is behind", 30)

    def _control(self, *arguments: str) -> int:
        return postgres._run("pg_ctl", "-D", str(self._folder / "data"), *arguments).returncode


def _ask(address: str, query: str, *told: str):
    connection = psycopg2.connect(address, options="-c synchronous_commit=on")
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(query, told)
        (answer,) = cursor.fetchone()
    connection.close()
    return answer
