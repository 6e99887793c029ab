"""`make rollout`: every process replaced under load, one after the other; the figures as JSON, 1 on a loss."""

import json
import shutil
import sys
import tempfile
from pathlib import Path

from local import place
from tests.faults.__main__ import machine, make_tables
from tests.faults.processes import Crew
from tests.faults.servers import OwnBroker, OwnDatabase
from tests.rollout.web import READERS, WRITERS, replaced_under_load
from tests.rollout.workers import Replacing, size

REPLACED, WORKERS, MESSAGES = 10, 2, 3_000


def main() -> int:
    folder = place.STATE = Path(tempfile.mkdtemp(prefix="hcw-rollout-", dir="/tmp"))
    folder.chmod(0o755)  # the database's own user walks through
    database, broker = OwnDatabase(), OwnBroker()
    try:
        trial = Replacing(size(MESSAGES, REPLACED, WORKERS), folder, database, broker)
        make_tables(trial)
        figures = {"web": _web(folder, trial), "workers": trial.run(), "machine": machine()}
    finally:
        broker.stop()
        database.stop()
        shutil.rmtree(folder, ignore_errors=True)
    json.dump(figures, sys.stdout, indent=2)
    print()
    mail = figures["workers"]
    return 1 if figures["web"]["lost"] or mail["lost"] or mail["doubled"] or mail["not_out"] else 0


def _web(folder: Path, trial: Replacing) -> dict[str, object]:
    crew = Crew(folder, {**trial.environment(), "DJANGO_SETTINGS_MODULE": "config.test_settings"})
    try:
        found = replaced_under_load(crew, REPLACED)
    finally:
        crew.end()
    return {**found, "replaced": REPLACED, "askers": READERS + WRITERS}


if __name__ == "__main__":
    sys.exit(main())
