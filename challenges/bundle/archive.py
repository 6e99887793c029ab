"""The evidence bundle: one ZIP with pages to read, the same as JSON, and the SHA-256 of every file."""

import hashlib
import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from accounts.models import User
from challenges.bundle.record import counts_of, record_of
from challenges.models import Challenge

SUMS = "SHA256SUMS.txt"
STYLE = Path(__file__).parent / "bundle.css"
# The same state gives the same bytes: the files carry no time of their own.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def evidence_bundle(challenge: Challenge, *, reader: User) -> bytes:
    """Kept in memory: words alone, some kilobytes for each statement, version and question.

    The challenge comes with what `whole_challenges` fetches. Every file but the sums themselves
    stands in SHA256SUMS.txt, in the form that `sha256sum --check` reads; index.json lists what it
    describes, with the same sums.
    """
    record = record_of(challenge, reader=reader)
    described = dict(_described(record))
    index = {**record, "counts": counts_of(record), "files": _listed(described)}
    files = {
        "index.html": _page("index", record=index),
        "index.json": _json(index),
        **described,
    }
    files[SUMS] = "".join(f"{_sum(data)}  {name}\n" for name, data in files.items()).encode()
    return _packed(files)


def _described(record: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    yield "style.css", STYLE.read_bytes()
    for version in record["versions"]:
        name = f"versions/version-{version['number']}"
        yield f"{name}.html", _page("version", record=record, version=version)
        yield f"{name}.json", _json(version)
    for one in record["merged"]:
        for version in one["versions"]:
            yield f"merged/{one['slug']}/version-{version['number']}.json", _json(version)
    for statement in record["statements"]:
        name = f"statements/{statement['reference']}"
        yield f"{name}.html", _page("statement", record=record, statement=statement)
        yield f"{name}.json", _json(statement)
    for part in ("questions", "supporters", "contacts", "told", "responses"):
        yield f"{part}.json", _json(record[part])


def _page(name: str, **context: Any) -> bytes:
    return render_to_string(f"challenges/bundle/{name}.html", context).encode()


def _json(facts: Any) -> bytes:
    return json.dumps(facts, ensure_ascii=False, indent=2, sort_keys=True).encode() + b"\n"


def _listed(files: dict[str, bytes]) -> list[dict[str, Any]]:
    return [
        {"path": name, "sha256": _sum(data), "bytes": len(data)} for name, data in files.items()
    ]


def _sum(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _packed(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return file.getvalue()
