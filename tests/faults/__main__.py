"""`make faults`: ten thousand messages while everything breaks; the figures as JSON, 1 on a loss."""

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from dataclasses import asdict, replace
from pathlib import Path

from local import place
from tests.faults.servers import OwnBroker, OwnDatabase
from tests.faults.trial import Size, Trial

WHOLE = Size(
    messages=10_000,
    a_second=60,
    kills=50,
    between_kills=3,
    broker_away=60,
    patience=20,
    workers=2,
    has_beat=True,
)


def main(arguments: list[str]) -> int:
    """`--plain` is the same against a mail server that cannot be asked what it took."""
    size = replace(WHOLE, can_ask="--plain" not in arguments)
    folder = place.STATE = Path(tempfile.mkdtemp(prefix="hcw-faults-", dir="/tmp"))
    folder.chmod(0o755)  # the database's own user walks through
    database, broker = OwnDatabase(), OwnBroker()
    try:
        trial = Trial(size, folder, database, broker)
        make_tables(trial)
        figures = trial.run()
    finally:
        broker.stop()
        database.stop()
    is_well = not (figures["lost"] or figures["doubled"] or figures["not_out"])
    json.dump({**figures, "size": asdict(size), "machine": machine()}, sys.stdout, indent=2)
    print()
    if is_well:
        shutil.rmtree(folder, ignore_errors=True)
    return 0 if is_well else _kept(folder)


def make_tables(trial: Trial) -> None:
    environment = {**os.environ, **trial.environment(), "EMAIL_URL": "smtp://127.0.0.1"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, env=environment, check=True)


def _kept(folder: Path) -> int:
    print(f"The logs stay in {folder}.", file=sys.stderr)
    return 1


def machine() -> dict[str, object]:
    return {
        "processors": os.cpu_count(),
        "architecture": platform.machine(),
        "python": platform.python_version(),
    }


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
