"""Which texts are worth ranking: those nearest in meaning, and those that share rare words."""

from collections.abc import Mapping, Sequence
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Case, FloatField, Q, QuerySet, Value, When
from pgvector.django import CosineDistance

from matching.models import Entry
from matching.ranking.profile import Profile

MOST_EACH_WAY = 100
# Taken from an index before asking what may be seen: joined first, the index would not be used.
TAKEN = 3 * MOST_EACH_WAY
# Each costs a comparison in every row that is ordered.
MOST_STEMS = 40
# Rows that words alone may bring in before they are ordered.
MOST_ROWS = 1_000


def candidates(
    query: Profile,
    kind: str,
    visible: QuerySet[Any],
    *,
    rarity: Mapping[str, float],
    how_many: Mapping[str, int],
    model: str,
) -> list[Entry]:
    """At most twice MOST_EACH_WAY entries whose records are in `visible`.

    `rarity` weighs the stems of the query, `how_many` says how many texts have each.
    """
    entries = Entry.objects.of(kind)
    ways = [nearest(query, entries, model), by_words(entries, rarity, how_many)]
    found = _first_seen(ways, visible)
    return list(Entry.objects.filter(pk__in=found).defer("vector", "stems").order_by("pk"))


def nearest(query: Profile, entries: QuerySet[Entry], model: str) -> QuerySet[Entry]:
    """In the order of `place`, as `by_words` too."""
    if query.vector is None:
        return entries.none()
    place = CosineDistance("vector", query.vector)
    return entries.filter(model=model).annotate(place=place).order_by("place")


def by_words(
    entries: QuerySet[Entry],
    rarity: Mapping[str, float],
    how_many: Mapping[str, int],
    *,
    labels: bool = False,
) -> QuerySet[Entry]:
    """With `labels`, words of these count as those of the text."""
    stems = rarest(rarity, how_many)
    if not stems:
        return entries.none()
    columns = ("stems", "label_stems") if labels else ("stems",)
    place = sum((_weight(stem, -rarity[stem], columns) for stem in stems), Value(0.0))
    sharing = _either(columns, "overlap", stems)
    return entries.filter(sharing).annotate(place=place).order_by("place", "pk")


def _first_seen(ways: list[QuerySet[Entry]], visible: QuerySet[Any]) -> set[int]:
    """The first of each way whose records may be seen."""
    taken = [list(way.values_list("pk", "subject_id")[:TAKEN]) for way in ways]
    records = {record for rows in taken for _, record in rows}
    seen = set(visible.filter(pk__in=records).order_by().values_list("pk", flat=True))
    return {
        pk
        for way, rows in zip(ways, taken, strict=True)
        for pk in _seen_of(way, rows, seen, visible)
    }


def _seen_of(
    way: QuerySet[Entry], taken: list[tuple[int, int]], seen: set[int], visible: QuerySet[Any]
) -> list[int]:
    """Where too few of those taken may be seen, all are gone through with that question."""
    found = [pk for pk, record in taken if record in seen][:MOST_EACH_WAY]
    if len(found) < MOST_EACH_WAY and len(taken) == TAKEN:
        way = way.filter(subject_id__in=visible.order_by().values("pk"))
        return list(way.values_list("pk", flat=True)[:MOST_EACH_WAY])
    return found


def rarest(rarity: Mapping[str, float], how_many: Mapping[str, int]) -> list[str]:
    """The rarest stems first, as many as together bring in no more than MOST_ROWS rows.

    Stems that no text had when words were last counted come last: most of them bring in nothing.
    """
    chosen: list[str] = []
    rows = 0
    for stem in sorted(rarity, key=lambda one: (not how_many.get(one), -rarity[one], one)):
        rows += how_many.get(stem, 0)
        if chosen and (rows > MOST_ROWS or len(chosen) == MOST_STEMS):
            break
        chosen.append(stem)
    return chosen


def _weight(stem: str, rarity: float, columns: Sequence[str]) -> Any:
    return Case(
        When(_either(columns, "contains", [stem]), then=Value(rarity)),
        default=Value(0.0),
        output_field=FloatField(),
    )


def _either(columns: Sequence[str], lookup: str, stems: Sequence[str]) -> Q:
    return reduce(or_, (Q(**{f"{column}__{lookup}": stems}) for column in columns))
