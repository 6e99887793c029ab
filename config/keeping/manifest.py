"""What a backup says of itself: written last, so that a folder without it is no backup."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import IO

NAME = "backup.json"
DUMP = "database.dump"
FILES = "files"
VERSION = 1
PIECE_BYTES = 1024 * 1024


class DamagedBackup(Exception):
    """Each line names a part that is not as it was written."""


@dataclass(frozen=True)
class Kept:
    """One file of a backup; `name` is its name in the private storage, `size` in bytes."""

    name: str
    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """`counts` are rows by table, `head` the log's, both of the moment that the dump shows.

    `settings` are kept with the database itself, where no dump of its content has them; `missing` are
    files that rows of that moment name and the storage did not have.
    """

    made_at: str
    head: str
    counts: dict[str, int]
    settings: dict[str, str]
    dump: Kept
    files: list[Kept]
    missing: list[str] = field(default_factory=list)
    version: int = VERSION

    def write(self, folder: Path) -> None:
        (folder / NAME).write_text(json.dumps(asdict(self), indent=1, sort_keys=True))

    @classmethod
    def read(cls, folder: Path) -> "Manifest":
        """Raises DamagedBackup where there is none, or one of another version."""
        try:
            said = json.loads((folder / NAME).read_text())
            dump, files = Kept(**said.pop("dump")), [Kept(**one) for one in said.pop("files")]
            manifest = cls(dump=dump, files=files, **said)
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise DamagedBackup(f"{NAME} is missing or is no list of a backup.") from error
        if manifest.version != VERSION:
            raise DamagedBackup(f"{NAME} is of version {manifest.version}, not {VERSION}.")
        return manifest

    @property
    def parts(self) -> list[tuple[str, Kept]]:
        """Each part with its path inside the backup."""
        return [(DUMP, self.dump), *((f"{FILES}/{kept.name}", kept) for kept in self.files)]


def check_parts(folder: Path, parts: Iterable[tuple[str, Kept]]) -> None:
    """Raises DamagedBackup that names every part which is missing or is not as it was written."""
    faults = [fault for path, kept in parts for fault in _faults(folder / path, path, kept)]
    if faults:
        raise DamagedBackup("\n".join(faults))


def kept_as(name: str, read: IO[bytes], write: IO[bytes] | None = None) -> Kept:
    """Size and sum of what is read to its end, copied piece by piece where it is to be written."""
    digest, size = hashlib.sha256(), 0
    while piece := read.read(PIECE_BYTES):
        digest.update(piece)
        size += len(piece)
        if write is not None:
            write.write(piece)
    return Kept(name, size, digest.hexdigest())


def written_at(at: datetime) -> str:
    return at.isoformat(timespec="seconds")


def _faults(path: Path, shown: str, kept: Kept) -> Iterator[str]:
    if not path.is_file():
        yield f"{shown} is missing."
        return
    with path.open("rb") as read:
        if kept_as(kept.name, read) != kept:
            yield f"{shown} is not as it was written."
