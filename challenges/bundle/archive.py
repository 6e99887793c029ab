"""The evidence bundle: one ZIP with pages to read, the same as JSON, and the SHA-256 of every file."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from accounts.models import User
from challenges.bundle.record import counts_of, record_of
from challenges.models import Challenge
from documents.archives import archive_with_sums, json_of, sum_of

STYLE = Path(__file__).parent / "bundle.css"


def evidence_bundle(challenge: Challenge, *, reader: User) -> bytes:
    """Kept in memory: words alone, some kilobytes for each statement, version and question.

    The challenge comes with what `whole_challenges` fetches. index.json lists what it describes,
    with the sums of the archive.
    """
    record = record_of(challenge, reader=reader)
    described = dict(_described(record))
    index = {**record, "counts": counts_of(record), "files": _listed(described)}
    files = {
        "index.html": _page("index", record=index),
        "index.json": json_of(index),
        **described,
    }
    return archive_with_sums(files)


def _described(record: dict[str, Any]) -> Iterator[tuple[str, bytes]]:
    yield "style.css", STYLE.read_bytes()
    for version in record["versions"]:
        name = f"versions/version-{version['number']}"
        yield f"{name}.html", _page("version", record=record, version=version)
        yield f"{name}.json", json_of(version)
    for one in record["merged"]:
        for version in one["versions"]:
            yield f"merged/{one['slug']}/version-{version['number']}.json", json_of(version)
    for statement in record["statements"]:
        name = f"statements/{statement['reference']}"
        yield f"{name}.html", _page("statement", record=record, statement=statement)
        yield f"{name}.json", json_of(statement)
    for part in ("questions", "supporters", "contacts", "told", "responses"):
        yield f"{part}.json", json_of(record[part])


def _page(name: str, **context: Any) -> bytes:
    return render_to_string(f"challenges/bundle/{name}.html", context).encode()


def _listed(files: dict[str, bytes]) -> list[dict[str, Any]]:
    return [
        {"path": name, "sha256": sum_of(data), "bytes": len(data)} for name, data in files.items()
    ]
