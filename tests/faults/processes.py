"""The processes of a trial, and how they die."""

import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

START_PATIENCE_SECONDS = 120


class Crew:
    """Each process leads a group of its own and writes to a log of its own."""

    def __init__(self, folder: Path, environment: dict[str, str]):
        self._folder, self._environment = folder, {**os.environ, **environment}
        self._running: list[subprocess.Popen] = []

    def start(self, name: str, *command: str) -> subprocess.Popen:
        with (self._folder / f"{name}.log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", *command],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._running.append(process)
        return process

    def tell(self, environment: dict[str, str]) -> None:
        """What is started from now on knows this as well."""
        self._environment.update(environment)

    def kill(self, process: subprocess.Popen) -> None:
        """The whole group at once, as when a machine loses its power."""
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self._running.remove(process)

    def ask_to_end(self, process: subprocess.Popen) -> None:
        """As whoever starts a new version does; over once it has ended."""
        process.terminate()
        process.wait(timeout=START_PATIENCE_SECONDS)
        self._running.remove(process)

    def end(self) -> None:
        for process in list(self._running):
            self.kill(process)


class Workers:
    """Celery workers: killed whole, or a process of their pool alone, and started anew."""

    def __init__(self, crew: Crew, folder: Path, number: int):
        self._crew, self._folder, self._started = crew, folder, 0
        self._workers = [self._start() for _ in range(number)]
        self.kills = {"whole workers": 0, "processes of a pool": 0}

    def kill_one(self, turn: int) -> None:
        """Of a worker that is at work; by turns the whole of it and one of its pool."""
        place = (turn // 2) % len(self._workers)
        process = self._workers[place][0]
        self.wait(place)
        if turn % 2:
            self._crew.kill(process)
            self._workers[place] = self._start()
            self.kills["whole workers"] += 1
        elif kill_child(process.pid):
            self.kills["processes of a pool"] += 1

    def replace(self, place: int) -> None:
        """Ends what it has begun; over once another takes tasks in its place."""
        self._crew.ask_to_end(self._workers[place][0])
        self._workers[place] = self._start()
        self.wait(place)

    def wait(self, place: int = 0) -> None:
        """Until this worker takes tasks."""
        log = self._workers[place][1]
        wait_until(lambda: " ready." in log.read_text(), f"no worker became ready: {log}")

    def _start(self) -> tuple[subprocess.Popen, Path]:
        self._started += 1
        name = f"worker-{self._started}"
        options = ["--concurrency", "2", "--loglevel", "INFO", "--without-gossip"]
        options += ["--without-mingle", "--hostname", f"{name}@%h"]
        process = self._crew.start(name, "celery", "-A", "config", "worker", *options)
        return process, self._folder / f"{name}.log"


def kill_child(pid: int) -> bool:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    for child in found.stdout.split()[:1]:
        with suppress(ProcessLookupError):
            os.kill(int(child), signal.SIGKILL)
            return True
    return False


def wait_until(holds, otherwise: str, seconds: float = START_PATIENCE_SECONDS) -> None:
    until = time.monotonic() + seconds
    while not holds():
        if time.monotonic() > until:
            raise TimeoutError(otherwise)
        time.sleep(0.05)
