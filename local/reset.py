"""`make reset`: wipe the local database, queue, mail, uploads and logs, after asking."""

import shutil

from local import broker, postgres
from local.place import STATE, sockets
from local.progress import say, stop_with

QUESTION = "Delete the local database, mail, uploads and logs? Nothing can bring them back. [y/N] "


def main() -> None:
    if not STATE.exists():
        say("There is no local state: nothing to wipe.")
        return
    if not _is_agreed():
        say("Nothing was deleted.")
        return
    if not (postgres.stop_if_unused() and broker.stop_if_unused()):
        stop_with("Still in use: stop `make run` and other commands first. Nothing was deleted.")
    for folder in (postgres.data_folder(), sockets(), STATE):
        shutil.rmtree(folder, ignore_errors=True)
    say("Wiped. make run starts afresh.")


def _is_agreed() -> bool:
    try:
        return input(QUESTION).strip().lower() in ("y", "yes")
    except EOFError:
        return False


if __name__ == "__main__":
    main()
