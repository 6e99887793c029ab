"""What `rank_records` does for one kind of record, for several at once and in as many queries."""

from collections import defaultdict
from collections.abc import Collection as Some
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeAlias

from django.contrib.postgres.aggregates import JSONBAgg
from django.db.models import CharField, FilteredRelation, JSONField, Q, QuerySet, Value
from django.db.models.functions import JSONObject

from matching.models import Collection, Entry, StemCount
from matching.queries.entries.candidates import MOST_EACH_WAY, TAKEN, by_words, nearest
from matching.queries.entries.profiles import (
    MODEL,
    commonplaces_in,
    labelled_profile_of,
    profile_of,
)
from matching.queries.entries.ranking import Ranking, ranking_of
from matching.ranking import bm25
from matching.ranking.profile import Profile
from matching.ranking.statistics import Statistics

# For each kind, the records that may be found.
Visible: TypeAlias = Mapping[str, QuerySet[Any]]


def rank_kinds(
    query: Profile,
    visible: Visible,
    statistics: Mapping[str, Statistics],
    *,
    day: date,
    labels: bool = False,
) -> dict[str, Ranking]:
    """Each kind is ranked by its own statistics, with the formula that ranks suggestions.

    With `labels`, words of these count too, which the statistics must know then.
    """
    found = _candidates(query, visible, statistics, labels)
    entries = defaultdict(list)
    for entry in Entry.objects.filter(pk__in=found).defer("vector", "stems").order_by("pk"):
        entries[entry.kind].append(entry)
    read = labelled_profile_of if labels else profile_of
    profiles = {kind: [read(entry) for entry in entries[kind]] for kind in visible}
    known = _knowing(statistics, profiles, labels)
    return {
        kind: ranking_of(query, entries[kind], profiles[kind], known[kind], day=day)
        for kind in visible
    }


def statistics_of_kinds(
    terms: Some[str], kinds: Iterable[str], *, labels: bool = False
) -> dict[str, Statistics]:
    """For these terms alone; a kind of which nothing was counted yet has no text with any of them."""
    among = FilteredRelation("stems", condition=Q(stems__stem__in=list(terms)))
    one = JSONObject(stem="among__stem", entries=f"among__{_counted(labels)}")
    found = JSONBAgg(one, filter=Q(among__isnull=False), default=Value([], JSONField()))
    counted = Collection.objects.filter(kind__in=list(kinds)).annotate(among=among, found=found)
    known = {collection.kind: _statistics(collection) for collection in counted}
    return {kind: known.get(kind, Statistics(1, 1.0, {})) for kind in kinds}


def _statistics(counted: Any) -> Statistics:
    having = {one["stem"]: one["entries"] for one in counted.found}
    return Statistics(
        counted.entries, counted.average_length or 1.0, having, commonplaces_in(counted)
    )


def _knowing(
    statistics: Mapping[str, Statistics],
    profiles: Mapping[str, Sequence[Profile]],
    labels: bool,
) -> dict[str, Statistics]:
    """What `knowing` does for one kind."""
    terms = {term for texts in profiles.values() for text in texts for term in text.counts}
    counted = StemCount.objects.filter(collection__kind__in=profiles, stem__in=terms)
    having: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for kind, stem, entries in counted.values_list("collection__kind", "stem", _counted(labels)):
        having[kind][stem] = entries
    return {
        kind: replace(known, frequencies={**known.frequencies, **having[kind]})
        for kind, known in statistics.items()
    }


def _counted(labels: bool) -> str:
    return "found_in" if labels else "entries"


class _Way(NamedTuple):
    """One of the two ways to texts of one kind, in the order of their `place`."""

    kind: str
    entries: QuerySet[Entry]


class _Taken(NamedTuple):
    """An entry that a way led to; the ways are numbered."""

    way: int
    place: float
    entry: int
    record: int


def _candidates(
    query: Profile, visible: Visible, statistics: Mapping[str, Statistics], labels: bool
) -> set[int]:
    ways = [way for kind in visible for way in _ways(query, kind, statistics[kind], labels)]
    taken = _taken(ways, TAKEN)
    seen = _seen(ways, taken, visible)
    first = [
        [one.entry for one in rows if (way.kind, one.record) in seen][:MOST_EACH_WAY]
        for way, rows in zip(ways, taken, strict=True)
    ]
    behind = [
        way._replace(entries=way.entries.filter(subject_id__in=keys_of(visible[way.kind])))
        for way, rows, found in zip(ways, taken, first, strict=True)
        if len(found) < MOST_EACH_WAY and len(rows) == TAKEN
    ]
    further = [[one.entry for one in rows] for rows in _taken(behind, MOST_EACH_WAY)]
    return {entry for found in (*first, *further) for entry in found}


def _ways(query: Profile, kind: str, statistics: Statistics, labels: bool) -> Iterator[_Way]:
    entries = Entry.objects.of(kind)
    rarity = bm25.rarities(query.counts, statistics)
    yield _Way(kind, nearest(query, entries, MODEL))
    yield _Way(kind, by_words(entries, rarity, statistics.frequencies, labels=labels))


def _taken(ways: Sequence[_Way], most: int) -> list[list[_Taken]]:
    """The first of each way, all in one query."""
    arms = [
        way.entries.values_list(Value(number), "place", "pk", "subject_id")[:most]
        for number, way in enumerate(ways)
        if not way.entries.query.is_empty()
    ]
    taken = sorted(_Taken(*row) for row in joined(arms))
    return [[one for one in taken if one.way == number] for number in range(len(ways))]


def _seen(
    ways: Sequence[_Way], taken: Sequence[Sequence[_Taken]], visible: Visible
) -> set[tuple[str, int]]:
    """Which of the records may be seen, in one query for all kinds."""
    records: defaultdict[str, set[int]] = defaultdict(set)
    for way, rows in zip(ways, taken, strict=True):
        records[way.kind].update(one.record for one in rows)
    return set(
        joined(
            keys_of(visible[kind].filter(pk__in=pks)).values_list(_word(kind), "pk")
            for kind, pks in records.items()
            if pks
        )
    )


def keys_of(records: QuerySet[Any]) -> QuerySet[Any]:
    return records.order_by().values("pk")


def _word(text: str) -> Value:
    return Value(text, output_field=CharField())


def joined(arms: Iterable[QuerySet[Any, Any]]) -> Iterable[Any]:
    first, *others = [*arms] or [Entry.objects.none()]
    return first.union(*others, all=True) if others else first
