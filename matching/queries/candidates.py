"""Which texts are worth ranking: those nearest in meaning, and those that share rare words."""

from collections.abc import Mapping
from typing import Any

from django.db.models import Case, FloatField, QuerySet, Value, When
from pgvector.django import CosineDistance

from matching.models import Entry
from matching.profile import Profile

MOST_EACH_WAY = 100
MOST_STEMS = 10
# Rows that words alone may bring in before they are ordered.
MOST_ROWS = 4_000


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
    entries = Entry.objects.of(kind).filter(subject_id__in=visible.order_by().values("pk"))
    found = _nearest(query, entries, model) | _by_words(entries, rarity, how_many)
    return list(Entry.objects.filter(pk__in=found).order_by("pk"))


def _nearest(query: Profile, entries: QuerySet[Entry], model: str) -> set[int]:
    if query.vector is None:
        return set()
    near = entries.filter(model=model).order_by(CosineDistance("vector", query.vector))
    return set(near.values_list("pk", flat=True)[:MOST_EACH_WAY])


def _by_words(
    entries: QuerySet[Entry], rarity: Mapping[str, float], how_many: Mapping[str, int]
) -> set[int]:
    stems = rarest(rarity, how_many)
    if not stems:
        return set()
    weight = sum((_weight(stem, rarity[stem]) for stem in stems), Value(0.0))
    found = entries.filter(stems__overlap=stems).annotate(weight=weight)
    return set(found.order_by("-weight", "pk").values_list("pk", flat=True)[:MOST_EACH_WAY])


def rarest(rarity: Mapping[str, float], how_many: Mapping[str, int]) -> list[str]:
    """The rarest stems first, as many as together bring in no more than MOST_ROWS rows."""
    chosen: list[str] = []
    rows = 0
    for stem in sorted(rarity, key=lambda one: (-rarity[one], one)):
        rows += how_many.get(stem, 0)
        if chosen and (rows > MOST_ROWS or len(chosen) == MOST_STEMS):
            break
        chosen.append(stem)
    return chosen


def _weight(stem: str, rarity: float) -> Any:
    return Case(
        When(stems__contains=[stem], then=Value(rarity)),
        default=Value(0.0),
        output_field=FloatField(),
    )
