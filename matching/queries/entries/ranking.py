"""The records that fit a text best, as far as somebody may see them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import QuerySet

from matching.embedding.asking import vectors_now
from matching.models import Entry
from matching.queries.entries.candidates import candidates
from matching.queries.entries.profiles import (
    MODEL,
    current_folding,
    knowing,
    profile_of,
    statistics_for,
)
from matching.ranking import bm25
from matching.ranking.fusion import Match, rank
from matching.ranking.profile import Array, Profile, write_profile
from matching.ranking.statistics import Statistics
from matching.text.folding import Folding


@dataclass(frozen=True)
class Hit:
    """One record that fits, with what is known of its text and how well it fits."""

    subject_id: int
    profile: Profile
    match: Match


@dataclass(frozen=True)
class Ranking:
    """Best first. `by_words_alone` where no vector could be had for the question."""

    query: Profile
    hits: list[Hit]
    statistics: Statistics

    @property
    def by_words_alone(self) -> bool:
        return self.query.vector is None


def rank_records(query: Profile, kind: str, visible: QuerySet[Any], *, day: date) -> Ranking:
    """`visible` says which records may be found; exact ties are ordered anew each day."""
    statistics = statistics_for(query, kind)
    entries = candidates(
        query,
        kind,
        visible,
        rarity=bm25.rarities(query.counts, statistics),
        how_many=statistics.frequencies,
        model=MODEL,
    )
    profiles = [profile_of(entry) for entry in entries]
    return ranking_of(query, entries, profiles, knowing(statistics, kind, profiles), day=day)


def ranking_of(
    query: Profile,
    entries: Sequence[Entry],
    profiles: Sequence[Profile],
    statistics: Statistics,
    *,
    day: date,
) -> Ranking:
    """`profiles` are those of the entries; `statistics` know the words of all of them."""
    matches = rank(query, profiles, statistics, seed=day.isoformat())
    hits = [Hit(entries[m.index].subject_id, profiles[m.index], m) for m in matches]
    return Ranking(query, hits, statistics)


def profile_of_record(kind: str, pk: int) -> Profile | None:
    """None while no worker has read the record yet."""
    entry = Entry.objects.of(kind).filter(subject_id=pk).defer("vector", "stems").first()
    return profile_of(entry) if entry else None


def profile_of_question(text: str, folding: Folding | None = None) -> Profile:
    """What somebody asks just now; by its words alone where the embedder does not answer in time."""
    folding = folding or current_folding()[0]
    try:
        return write_profile("", text, encode=_now, folding=folding)
    except _NoVectors:
        return write_profile("", text, encode=None, folding=folding)


class _NoVectors(Exception):
    pass


def _now(texts: Any) -> Array:
    rows = vectors_now(texts)
    if rows is None:
        raise _NoVectors
    return rows
