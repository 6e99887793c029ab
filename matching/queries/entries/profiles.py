"""Entries as ranking reads them, and what it must know of all texts of their kind."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from hashlib import sha256

import numpy as np

from matching.embedding.model_files import MODEL_NAME, MODEL_VERSION, WIDTH
from matching.models import Abbreviation, Collection, Entry, StemCount
from matching.ranking.commonplaces import Commonplaces
from matching.ranking.profile import Array, Profile
from matching.ranking.statistics import Statistics
from matching.text.folding import Folding, shipped_rows

MODEL = f"{MODEL_NAME} {MODEL_VERSION}"
# Another one whenever matching.text.terms or matching.text.sentences take a text apart otherwise than before.
READING = "1"


def profile_of(entry: Entry) -> Profile:
    """Reads `rows`, never `vector`: ten times as quick for a hundred entries.

    Vectors of another model cannot be compared: until they are made anew, words alone count.
    """
    rows = unpacked(entry.rows) if entry.rows is not None and entry.model == MODEL else None
    return Profile(
        title=entry.title,
        sentences=tuple(entry.sentences),
        counts=entry.counts,
        length=entry.length,
        vector=None if rows is None else rows[0],
        sentence_vectors=None if rows is None else rows[1:],
        key=f"{entry.kind} {entry.subject_id}",
    )


def labelled_profile_of(entry: Entry) -> Profile:
    """As the search box reads it: the words of the labels beside those of the text."""
    profile = profile_of(entry)
    if not entry.label_stems:
        return profile
    counts = Counter(profile.counts) + Counter(entry.label_stems)
    return replace(profile, counts=counts, length=counts.total())


def statistics_for(query: Profile, kind: str) -> Statistics:
    """Of all texts of the kind, as far as the words of the query go."""
    counted = Collection.objects.filter(kind=kind).first()
    if counted is None:
        return Statistics(1, 1.0, {})
    found = counted.stems.filter(stem__in=list(query.counts)).values_list("stem", "entries")
    return Statistics(
        counted.entries, counted.average_length or 1.0, dict(found), commonplaces_in(counted)
    )


def knowing(statistics: Statistics, kind: str, texts: Sequence[Profile]) -> Statistics:
    """The same for the words of these texts too: ranking weighs all that either side says."""
    terms = {term for text in texts for term in text.counts} - statistics.frequencies.keys()
    having = StemCount.objects.filter(collection__kind=kind, stem__in=terms)
    found = dict(having.values_list("stem", "entries"))
    return replace(statistics, frequencies={**statistics.frequencies, **found})


def commonplaces_in(counted: Collection) -> Commonplaces | None:
    """None while nothing is known of the vectors of the model in use."""
    if counted.commonplaces is None or counted.model != MODEL:
        return None
    table = np.frombuffer(counted.commonplaces, dtype=np.float32)
    return Commonplaces.of_table(table.reshape(-1, WIDTH))


def current_folding() -> tuple[Folding, str]:
    """The abbreviations as staff keep them, those that ship while there are none.

    Their hash changes with READING too: either way all texts are read anew.
    """
    kept = Abbreviation.objects.order_by("pk").values_list("short", "meaning")
    rows = list(kept) or shipped_rows()
    return Folding.of(rows), hash_of([READING, *(f"{short}={meaning}" for short, meaning in rows)])


def hash_of(parts: Iterable[str]) -> str:
    return sha256("\x1f".join(parts).encode(errors="replace")).hexdigest()


def unpacked(rows: bytes | memoryview) -> Array:
    return np.frombuffer(rows, dtype=np.float16).reshape(-1, WIDTH).astype(np.float32)
