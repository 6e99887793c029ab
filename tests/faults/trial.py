"""One trial: messages are written while everything they need on their way out breaks."""

import json
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from tqdm import tqdm

from tests.faults.processes import Crew, Workers, wait_until
from tests.faults.reckoning import Outbox

MOST_SECONDS = 900


@dataclass(frozen=True)
class Size:
    """Times in seconds. `patience` is the portal's with a worker that is silent."""

    messages: int
    a_second: float
    kills: int
    between_kills: float
    broker_away: float
    patience: int
    workers: int
    has_beat: bool
    can_ask: bool = True


class Trial:
    def __init__(self, size: Size, folder: Path, database, broker):
        self.size, self.folder = size, folder
        self.database, self.broker = database, broker
        self.crew = Crew(folder, self.environment())
        self.outbox = Outbox(database.address, folder)
        self.restarts = 0

    def run(self) -> dict[str, object]:
        """The figures; `lost` and `doubled` are what it is about."""
        started = time.monotonic()
        try:
            self._start_mail_server()
            workers = self._start_site()
            self._break_things(workers)
            self._wait_for_the_end()
        finally:
            self.crew.end()
        return {
            **self.outbox.reckoned(self.size.messages),
            "kills": workers.kills,
            "broker_away_seconds": self.size.broker_away,
            "database_restarts": self.restarts,
            "seconds": round(time.monotonic() - started),
        }

    def _start_mail_server(self) -> None:
        self.crew.start("sink", "tests.faults.sink", str(self.folder))
        ports = self.folder / "ports"
        wait_until(ports.exists, "the mail server did not start")
        smtp, receipts = json.loads(ports.read_text()).values()
        told = {"EMAIL_URL": f"smtp://127.0.0.1:{smtp}"}
        if self.size.can_ask:
            told["EMAIL_RECEIPTS_URL"] = f"http://127.0.0.1:{receipts}/accepted"
        self.crew.tell(told)

    def _start_site(self) -> Workers:
        size, told = self.size, self.folder / "written"
        beat = "beat" if size.has_beat else "sweeps"
        writing = [str(size.messages), str(size.a_second), str(told), beat]
        self.crew.start("writing", "tests.faults.writing", *writing)
        if size.has_beat:
            schedule = ["--schedule", str(self.folder / "beat-schedule")]
            self.crew.start("beat", "celery", "-A", "config", "beat", *schedule)
        workers = Workers(self.crew, self.folder, size.workers)
        wait_until(told.exists, f"nothing was written: see {self.folder}")
        workers.wait()
        return workers

    def _break_things(self, workers: Workers) -> None:
        for act in tqdm(self._acts(workers), desc="faults", disable=None):
            time.sleep(self.size.between_kills)
            act()

    def _acts(self, workers: Workers) -> list[Callable[[], None]]:
        """The broker goes in the middle; the database a third of the way before and after that."""
        kills = self.size.kills
        acts: list[Callable[[], None]] = [partial(workers.kill_one, turn) for turn in range(kills)]
        acts.insert(kills - kills // 3, self._crash_database)
        acts.insert(kills // 2, self._take_the_broker_away)
        acts.insert(kills // 3, self._restart_database)
        return acts

    def _take_the_broker_away(self) -> None:
        self.broker.stop()
        time.sleep(self.size.broker_away)
        self.broker.start()

    def _restart_database(self) -> None:
        self.database.restart()
        self.restarts += 1

    def _crash_database(self) -> None:
        self.database.crash()
        self.restarts += 1

    def _wait_for_the_end(self) -> None:
        """Until each is out, or waits for a person; what is not out by then counts as lost."""
        with suppress(TimeoutError):
            wait_until(self._is_over, "not all are out", MOST_SECONDS)

    def _is_over(self) -> bool:
        time.sleep(0.3)
        return self.outbox.is_settled(self.size.messages, can_ask=self.size.can_ask)

    def environment(self) -> dict[str, str]:
        return {
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "LOCAL": "true",
            "LOG_LEVEL": "INFO",
            "FAULTS_PATIENCE": str(self.size.patience),
            "DATABASE_URL": self.database.address,
            "REDIS_URL": self.broker.address,
            "CACHE_URL": self.broker.cache,
        }
