"""Reads the whole log with its seals and names every line that is not as it was written.

The database seals (workflow/migrations/0003_sealed_log.py); here the same hashes are worked out apart
from it, so that a function somebody changed in the database proves nothing. ADR 0020 says what a seal
can show and what it cannot.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from django.db import connection

from workflow.models import Event, Seal
from workflow.moment import one_moment

LINES = """
SELECT seal.number, seal.event_id, seal.hash, event.id::text,
    to_char(event.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
    coalesce(event.by_id::text, ''), event.subject_type, event.subject_id::text, event.name,
    event.from_status, event.to_status, event.reason, event.data::text
FROM workflow_seal seal LEFT JOIN workflow_event event ON event.id = seal.event_id
ORDER BY seal.number
"""
WITHOUT_SEAL = """
SELECT event.id FROM workflow_event event
WHERE NOT EXISTS (SELECT FROM workflow_seal seal WHERE seal.event_id = event.id) ORDER BY event.id
"""


@dataclass(frozen=True)
class Head:
    """The last seal at some moment. Kept elsewhere, it shows later that nothing before it changed."""

    number: int
    hash: str

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"

    @classmethod
    def read(cls, text: str) -> "Head":
        """Raises ValueError for anything but what a head prints."""
        number, _, digest = text.strip().partition(":")
        if len(digest) != hashlib.sha256().digest_size * 2:
            raise ValueError("A head is a number, a colon and 64 hexadecimal digits.")
        return cls(int(number), digest.lower())


BEGINNING = Head(0, "")
# Every line that does not fit is compared with so many others. Comparing all with all would keep a check
# of a log in which somebody changed much from ever ending, and nobody would be told.
MOST_COMPARED = 100


@dataclass
class Findings:
    """What a reading of the whole log found: one sentence for each fault, in the order of the log."""

    faults: list[str] = field(default_factory=list)
    lines: int = 0
    head: Head = BEGINNING


@dataclass(frozen=True)
class Sealed:
    """One seal with the words of its line; `words` is None where the line is gone."""

    number: int
    event_id: int
    hash: str
    words: bytes | None


def words_of(parts: Iterable[str]) -> bytes:
    """Each part after its length in bytes, so that no two lines read alike."""
    return ",".join(f"{len(part.encode())}:{part}" for part in parts).encode()


def sealed_after(previous: str, words: bytes) -> str:
    return hashlib.sha256(previous.encode() + words).hexdigest()


@one_moment()
def verify(
    kept: Iterable[Head] = (),
    *,
    progress: Callable[[Iterable[Sealed]], Iterable[Sealed]] = lambda rows: rows,
) -> Findings:
    """Read every line; `kept` are heads that were noted elsewhere.

    Lines that are sealed meanwhile wait for the next reading.
    """
    found, wanted = Findings(), {head.number: head.hash for head in kept}
    unfit: list[tuple[str, Sealed]] = []
    for sealed in progress(_sealed()):
        found.faults += _faults_before(found.head, sealed)
        if sealed.words is not None and sealed_after(found.head.hash, sealed.words) != sealed.hash:
            unfit.append((found.head.hash, sealed))
        if wanted.pop(sealed.number, sealed.hash) != sealed.hash:
            found.faults.append(f"Seal {sealed.number} is not the one that was noted elsewhere.")
        found.head, found.lines = Head(sealed.number, sealed.hash), found.lines + 1
    found.faults += [_unfit(previous, sealed, unfit) for previous, sealed in unfit]
    found.faults += [f"Line {pk} was put in without a seal." for pk in _without_seal()]
    found.faults += [f"The log ends before seal {number}, noted elsewhere." for number in wanted]
    return found


def head() -> Head:
    """Of the log as it stands."""
    last = Seal.objects.order_by("-number").first()
    return Head(last.number, last.hash) if last else BEGINNING


def number_of_lines() -> int:
    return Event.objects.count()


def _faults_before(last: Head, sealed: Sealed) -> Iterator[str]:
    if sealed.number != last.number + 1:
        yield f"Seals {last.number + 1} to {sealed.number - 1} were taken out."
    if sealed.words is None:
        yield f"Line {sealed.event_id} was taken out (seal {sealed.number})."


def _unfit(previous: str, sealed: Sealed, unfit: list[tuple[str, Sealed]]) -> str:
    """Whether the line stands in another's place, else that it was changed."""
    others = (other for _, other in unfit if other.event_id != sealed.event_id and other.words)
    for other in islice(others, MOST_COMPARED):
        if sealed_after(previous, other.words or b"") == sealed.hash:
            return f"Line {sealed.event_id} stands where line {other.event_id} stood."
    return (
        f"Line {sealed.event_id} does not fit seal {sealed.number}: it was changed, or the seal "
        "before it was."
    )


def _sealed() -> Iterator[Sealed]:
    """In the order of the chain, never all of them in memory."""
    with connection.chunked_cursor() as cursor:
        cursor.execute(LINES)
        for number, event_id, digest, *parts in cursor:
            words = None if parts[0] is None else words_of(parts)
            yield Sealed(number, event_id, digest, words)


def _without_seal() -> list[int]:
    with connection.cursor() as cursor:
        cursor.execute(WITHOUT_SEAL)
        return [pk for (pk,) in cursor.fetchall()]
