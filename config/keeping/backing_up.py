"""Everything the portal was entrusted with, into one folder."""

from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path

from config.keeping import database, files
from config.keeping.manifest import DUMP, FILES, Manifest, kept_as, written_at
from workflow.sealing import head

Shown = Callable[[Iterable[str]], Iterable[str]]


def back_up(folder: Path, *, at: datetime, progress: Shown = lambda names: names) -> Manifest:
    """Into an empty or new folder. Files are copied after the database, so that no row lacks its file.

    Raises DatabaseProgramFailed, and FileExistsError where something lies in the folder already.
    """
    _make_empty(folder)
    with database.one_snapshot() as snapshot:
        database.dump(folder / DUMP, snapshot=snapshot)
        counts, settings = database.counts(), database.kept_settings()
        noted, named = str(head()), files.named_by_rows()
    copied = [files.copy_out(name, folder / FILES) for name in progress(list(files.names()))]
    with (folder / DUMP).open("rb") as dump:
        manifest = Manifest(
            made_at=written_at(at),
            head=noted,
            counts=counts,
            settings=settings,
            dump=kept_as(DUMP, dump),
            files=copied,
            missing=sorted(named - {kept.name for kept in copied}),
        )
    manifest.write(folder)
    return manifest


def _make_empty(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise FileExistsError(folder)
