"""A database and a broker that nobody else uses, so that they can be broken: where `local.place` says."""

import os
import signal

import psycopg2

from local import broker, postgres


class OwnBroker:
    def __init__(self):
        broker._start()
        self.address, self.cache = broker.celery_address(), broker.address(1)

    def stop(self) -> None:
        broker._stop()

    def start(self) -> None:
        broker._start()


class OwnDatabase:
    """Commits are safe from a crash of the server here, as they are where the portal is deployed."""

    def __init__(self):
        postgres.SETTINGS["synchronous_commit"] = "on"
        postgres._start()
        self.address = postgres.address()

    def restart(self) -> None:
        postgres._stop()
        postgres._start()

    def crash(self) -> None:
        """Without a goodbye to anybody; it then recovers from its log."""
        pid_file = postgres.data_folder() / "data" / "postmaster.pid"
        os.kill(int(pid_file.read_text().splitlines()[0]), signal.SIGKILL)
        postgres._start()

    def stop(self) -> None:
        postgres._stop()


class SharedDatabase:
    """The tests' own, which others use as well: all lines to it are cut, as a restart would."""

    def __init__(self, address: str):
        self.address = address

    def restart(self) -> None:
        end = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        ours = "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        with psycopg2.connect(self.address) as connection, connection.cursor() as cursor:
            cursor.execute(f"{end} {ours}")
        connection.close()

    crash = restart
