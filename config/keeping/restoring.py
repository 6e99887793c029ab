"""A backup into an empty system, and whether all of it arrived."""

from collections.abc import Callable, Iterable
from pathlib import Path

from config.keeping import database, files
from config.keeping.manifest import DUMP, FILES, Kept, Manifest, check_parts
from workflow.sealing import Head, verify

Shown = Callable[[Iterable[Kept]], Iterable[Kept]]


class SystemNotEmpty(Exception):
    """Restoring never mixes with what is there, and never removes it."""


class NotAsBackedUp(Exception):
    """Each line names something that arrived otherwise than it was kept."""


def restore(folder: Path, *, progress: Shown = lambda kept: kept) -> Manifest:
    """Nothing is written before every part of the backup was read and found whole.

    Raises DamagedBackup, SystemNotEmpty, DatabaseProgramFailed or NotAsBackedUp.
    """
    manifest = Manifest.read(folder)
    check_parts(folder, manifest.parts)
    _refuse_what_is_there()
    database.load(folder / DUMP)
    database.keep_settings(manifest.settings)
    arrived = list(files.copy_in(progress(manifest.files), folder / FILES))
    _compare(manifest, arrived)
    return manifest


def _refuse_what_is_there() -> None:
    if database.has_tables():
        raise SystemNotEmpty("The database has tables already.")
    if next(files.names(), None) is not None:
        raise SystemNotEmpty("The private storage has files already.")


def _compare(manifest: Manifest, arrived: list[Kept]) -> None:
    faults = [
        *_other_counts(manifest.counts, database.counts()),
        *(
            []
            if database.kept_settings() == manifest.settings
            else ["The database's settings differ."]
        ),
        *(f"{one.name} arrived otherwise." for one in set(arrived) ^ set(manifest.files)),
        *verify([Head.read(manifest.head)] if manifest.counts["workflow_event"] else []).faults,
    ]
    if faults:
        raise NotAsBackedUp("\n".join(faults))


def _other_counts(kept: dict[str, int], found: dict[str, int]) -> list[str]:
    return [
        f"{table}: {found.get(table, 0)} rows instead of {kept.get(table, 0)}."
        for table in sorted({*kept, *found})
        if kept.get(table) != found.get(table)
    ]
