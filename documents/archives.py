"""A ZIP to keep as proof: with the SHA-256 of each file, and the same bytes for the same files."""

import hashlib
import io
import json
import zipfile
from typing import Any

SUMS = "SHA256SUMS.txt"
# The same state gives the same bytes: the files carry no time of their own.
NO_TIME = (1980, 1, 1, 0, 0, 0)


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


def _packed(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return file.getvalue()
