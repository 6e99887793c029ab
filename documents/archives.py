"""A ZIP to keep as proof: with the SHA-256 of each file, and the same bytes for the same files."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterable
from pathlib import Path
from typing import IO, Any

SUMS = "SHA256SUMS.txt"
# The same state gives the same bytes: the files carry no time of their own.
NO_TIME = (1980, 1, 1, 0, 0, 0)
A_PIECE = 1024 * 1024  # bytes


def sum_of(data: bytes) -> str:
    """SHA-256, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def json_of(facts: Any) -> bytes:
    """The same facts give the same bytes, laid out so that a person can read them."""
    return json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


def archive_with_sums(files: dict[str, bytes]) -> bytes:
    """Kept in memory. Every file but the sums themselves stands in SHA256SUMS.txt, in the form that
    `sha256sum --check` reads.
    """
    sums = "".join(f"{sum_of(data)}  {name}\n" for name, data in files.items())
    return _packed({**files, SUMS: sums.encode()})


def archive_of_files(archive: Path, files: Iterable[Path]) -> None:
    """The same from files on disk, a piece at a time; each stands in it by its own name."""
    sums = []
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for path in files:
            with path.open("rb") as file, packed.open(_entry_of(path), "w") as into:
                sums.append(f"{_copied(file, into)}  {path.name}\n")
        packed.writestr(_entry(SUMS), "".join(sums))


def _copied(file: IO[bytes], into: IO[bytes]) -> str:
    """The sum of what was copied."""
    digest = hashlib.sha256()
    while piece := file.read(A_PIECE):
        digest.update(piece)
        into.write(piece)
    return digest.hexdigest()


def _entry_of(path: Path) -> zipfile.ZipInfo:
    """With its size, by which larger ones get the form that holds them."""
    entry = _entry(path.name)
    entry.file_size = path.stat().st_size
    return entry


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, NO_TIME)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return entry


def _packed(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(_entry(name), data)
    return file.getvalue()
