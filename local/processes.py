"""The processes that `make run` starts, and nothing else, stopped together."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

GRACE_SECONDS = 10


END_WITH_PARENT = 1  # PR_SET_PDEATHSIG of Linux


class ProcessEnded(Exception):
    pass


class Crew:
    """Each process leads a group of its own, so that Ctrl-C reaches it through `stop` only."""

    def __init__(self, logs: Path) -> None:
        self._logs = logs
        self._processes: dict[str, subprocess.Popen[bytes]] = {}

    def start(self, name: str, command: list[str]) -> None:
        self._logs.mkdir(parents=True, exist_ok=True)
        with self._log(name).open("wb") as log:
            self._processes[name] = subprocess.Popen(
                [sys.executable, "-m", *command],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_parent,
            )

    def check(self) -> None:
        """Raises ProcessEnded, with the last lines of its log, when one of them has gone."""
        for name, process in self._processes.items():
            if process.poll() is not None:
                words = "".join(self._log(name).read_text(errors="replace").splitlines(True)[-15:])
                raise ProcessEnded(f"The {name} process ended. It last said:\n{words}")

    def watch(self) -> NoReturn:
        while True:
            self.check()
            time.sleep(0.5)

    def stop(self) -> None:
        """Ask each leader to finish its work; what is left of its group after that is killed."""
        for process in self._running():
            process.terminate()
        deadline = time.monotonic() + GRACE_SECONDS
        while self._running() and time.monotonic() < deadline:
            time.sleep(0.05)
        for process in self._processes.values():
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _running(self) -> list[subprocess.Popen[bytes]]:
        return [process for process in self._processes.values() if process.poll() is None]

    def _log(self, name: str) -> Path:
        return self._logs / f"{name}.log"


def _end_with_parent() -> None:
    """Where Linux can, leave no process behind when `make run` itself is killed."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(END_WITH_PARENT, signal.SIGTERM)
