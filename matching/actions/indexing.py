"""Reading records: their words counted, their meaning made into vectors."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import numpy as np
from django.db import transaction

from matching.embedding.encoder import encoder
from matching.embedding.model_files import ModelMissing
from matching.models import Entry
from matching.queries.entries.profiles import MODEL, current_folding, hash_of, profile_of
from matching.queries.entries.stale import orphans, stale_records
from matching.ranking.profile import Encode, Profile, write_profile
from matching.sources import Source, Text
from matching.text.folding import Folding
from matching.text.terms import terms

logger = logging.getLogger(__name__)

A_BATCH = 20
LONGEST_TITLE = 300
COLUMNS = [
    "title",
    "sentences",
    "counts",
    "stems",
    "length",
    "labels",
    "label_stems",
    "vector",
    "rows",
    "model",
    "text_hash",
    "folding_hash",
    "changed_at",
    "indexed_at",
]


@dataclass(frozen=True)
class Reader:
    """How texts are read now. Without `encode`, by their words alone."""

    folding: Folding
    folding_hash: str
    encode: Encode | None

    @property
    def model(self) -> str:
        return MODEL if self.encode else ""


@dataclass(frozen=True, eq=False)
class Read:
    """A record and what it said, both out of one query."""

    kind: str
    record: Any
    text: Text

    @property
    def pk(self) -> int:
        return int(self.record.pk)


def reader_now() -> Reader:
    """With the encoder where its files are there."""
    folding, folding_hash = current_folding()
    try:
        return Reader(folding, folding_hash, encoder().encode)
    except ModelMissing:
        return Reader(folding, folding_hash, None)


def read_records(source: Source, pks: Sequence[int], *, at: datetime) -> int:
    """Bring the entries of these records up to date; how many are there now.

    A text that was read before is not embedded again, whichever record it belongs to.
    """
    records = {record.pk: record for record in source.records().filter(pk__in=pks)}
    Entry.objects.of(source.kind).filter(subject_id__in=set(pks) - set(records)).delete()
    reader = reader_now()
    known = {e.subject_id: e for e in Entry.objects.of(source.kind).filter(subject_id__in=records)}
    read = [Read(source.kind, record, source.read(record)) for record in records.values()]
    current = [one for one in read if _is_current(known.get(one.pk), one.text, reader)]
    _note_as_current([known[one.pk] for one in current], records, at)
    changed = [one for one in read if one not in current]
    _save(_entry(one, known.get(one.pk), reader, at) for one in changed)
    return len(records)


def _note_as_current(entries: Sequence[Entry], records: Mapping[int, Any], at: datetime) -> None:
    for entry in entries:
        entry.changed_at, entry.indexed_at = records[entry.subject_id].text_changed_at, at
    Entry.objects.bulk_update(entries, ["changed_at", "indexed_at"])


def read_stale(source: Source, *, at: datetime, most: int | None = None) -> Iterator[int]:
    """Batch by batch, all records changed since they were read; yields how many were read.

    May be stopped and called again: it goes on with what is left.
    """
    pks = list(stale_pks(source)[:most])
    for start in range(0, len(pks), A_BATCH):
        yield _read_what_can_be_read(source, pks[start : start + A_BATCH], at)


def _read_what_can_be_read(source: Source, pks: Sequence[int], at: datetime) -> int:
    """One text that cannot be read keeps nobody else waiting: the log names it."""
    try:
        with transaction.atomic():
            return read_records(source, pks, at=at)
    except Exception:
        if len(pks) > 1:
            return sum(_read_what_can_be_read(source, [pk], at) for pk in pks)
        logger.exception("The %s %s cannot be read for matching.", source.kind, pks[0])
        return 0


def stale_pks(source: Source) -> Any:
    reader = reader_now()
    stale = stale_records(source, model=reader.model, folding_hash=reader.folding_hash)
    return stale.values_list("pk", flat=True)


def forget_orphans(source: Source) -> int:
    deleted, _ = orphans(source).delete()
    return deleted


def _is_current(known: Entry | None, text: Text, reader: Reader) -> bool:
    return bool(
        known
        and known.folding_hash == reader.folding_hash
        and tuple(known.labels) == text.labels
        and _has_vectors(known, text, reader)
    )


def _has_vectors(known: Entry, text: Text, reader: Reader) -> bool:
    """While the model is missing, what was made before stays good for the same text; no words need none."""
    needs_none = not reader.model or not known.sentences
    return known.text_hash == _hash(text) and (needs_none or known.model == reader.model)


def _entry(read: Read, known: Entry | None, reader: Reader, at: datetime) -> Entry:
    text = read.text
    same = known if known and _has_vectors(known, text, reader) else _same_text(text, reader)
    profile = _profile(text, same, reader)
    return Entry(
        kind=read.kind,
        subject_id=read.pk,
        title=profile.title,
        sentences=list(profile.sentences),
        counts=dict(profile.counts),
        stems=sorted(profile.counts),
        length=profile.length,
        labels=list(text.labels),
        label_stems=terms("\n".join(text.labels), reader.folding),
        vector=profile.vector,
        rows=_halves(profile),
        model=MODEL if profile.vector is not None else "",
        text_hash=_hash(text),
        folding_hash=reader.folding_hash,
        changed_at=read.record.text_changed_at,
        indexed_at=at,
    )


def _same_text(text: Text, reader: Reader) -> Entry | None:
    """Another record that says exactly this and was embedded already."""
    if not reader.model:
        return None
    return Entry.objects.filter(text_hash=_hash(text), model=reader.model).order_by("pk").first()


def _hash(text: Text) -> str:
    return hash_of([text.title, text.body])


def _profile(text: Text, same: Entry | None, reader: Reader) -> Profile:
    """Words are counted anew, which is cheap; vectors of the same sentences are taken over."""
    title = text.title[:LONGEST_TITLE]
    words = write_profile(title, text.body, encode=None, folding=reader.folding)
    if same and tuple(same.sentences) == words.sentences:
        made = profile_of(same)
        return replace(words, vector=made.vector, sentence_vectors=made.sentence_vectors)
    if reader.encode is None:
        return words
    return write_profile(title, text.body, encode=reader.encode, folding=reader.folding)


def _halves(profile: Profile) -> bytes | None:
    if profile.vector is None or profile.sentence_vectors is None:
        return None
    rows = np.vstack([profile.vector, profile.sentence_vectors])
    return rows.astype(np.float16).tobytes()


def _save(entries: Iterable[Entry]) -> None:
    """In one order, so that two workers never wait for each other."""
    Entry.objects.bulk_create(
        sorted(entries, key=lambda entry: entry.subject_id),
        update_conflicts=True,
        unique_fields=["kind", "subject_id"],
        update_fields=COLUMNS,
    )
