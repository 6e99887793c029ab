"""Forgiving search: word forms and beginnings of words count, and a word nobody wrote is read as one spelt alike.

Of several words a text must have two, unless no text has: then one will do.
"""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import reduce
from operator import or_
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db import connection
from django.db.models import Exists, F, QuerySet, TextField, Value
from django.db.models.functions import Cast

MOST_WORDS = 20
SHORTEST_MISSPELT = 4
# Of difflib's ratio: one slip in a stem of five letters or more, a letter too many or too few in four.
ALIKE = 0.8
# For each stem sought, the thirty that share most trigrams with it and begin alike.
NEAR = """
WITH stems AS MATERIALIZED (
    SELECT DISTINCT unnest(tsvector_to_array(words)) AS stem FROM ({texts}) AS texts
)
SELECT sought.stem, near.stem FROM unnest(%s::text[]) AS sought(stem), LATERAL (
    SELECT stem FROM stems WHERE left(stem, 1) = left(sought.stem, 1)
    ORDER BY similarity(stem, sought.stem) DESC, stem LIMIT 30
) AS near
"""


@dataclass(frozen=True)
class Wanted:
    """What was typed: the texts that have enough of it, and how they rank. Nothing when no text has any."""

    enough: SearchQuery | None = None
    any_of: SearchQuery | None = None

    def among(self, found_in: QuerySet[Any]) -> QuerySet[Any]:
        """Adds `rank` to order by, best first."""
        if self.enough is None or self.any_of is None:
            return found_in.annotate(rank=Value(0.0)).none()
        found = found_in.filter(words=self.enough)
        return found.annotate(rank=SearchRank(F("words"), self.any_of))


def find_words(found_in: QuerySet[Any], text: str) -> QuerySet[Any]:
    """Adds `rank` to order by, best first. The model has a search vector named `words`."""
    return wanted_words(found_in, text).among(found_in)


def wanted_words(found_in: QuerySet[Any], text: str) -> Wanted:
    """Reads the words as these records have them: two queries, three when there is a word that none has.

    Only words of `found_in` are taken for a misspelt one: nothing else shows through.
    """
    words = list(dict.fromkeys(re.findall(r"\w+", text.lower())))[:MOST_WORDS]
    readings = _readings(found_in, words) if words else []
    known = [_beginning(word) for word, _, is_known in readings if is_known]
    unknown = [stem for _, stem, is_known in readings if not is_known]
    return _wanted(found_in, [*known, *_spelt_alike(found_in, unknown)])


def _wanted(found_in: QuerySet[Any], queries: list[SearchQuery]) -> Wanted:
    if not queries:
        return Wanted()
    any_of = reduce(or_, queries)
    if len(queries) == 1:
        return Wanted(any_of, any_of)
    two_of = reduce(
        or_, (queries[n] & reduce(or_, queries[n + 1 :]) for n in range(len(queries) - 1))
    )
    enough = two_of if found_in.filter(words=two_of).exists() else any_of
    return Wanted(enough, any_of)


def _readings(found_in: QuerySet[Any], words: list[str]) -> list[tuple[str, str, bool]]:
    """Each word that says something, with its stem and whether any record has it."""
    bare = found_in.order_by()
    asked = {f"stem{n}": _stem(word) for n, word in enumerate(words)}
    asked |= {f"known{n}": Exists(bare.filter(words=_beginning(w))) for n, w in enumerate(words)}
    row = next(iter(bare.annotate(**asked).values_list(*asked)[:1]), None)
    if row is None:
        return []
    stems, known = row[: len(words)], row[len(words) :]
    return [(w, s.strip("'"), k) for w, s, k in zip(words, stems, known, strict=True) if s]


def _stem(word: str) -> Cast:
    return Cast(SearchQuery(word, config="english"), TextField())


def _beginning(word: str) -> SearchQuery:
    """Of two letters too much begins."""
    return SearchQuery(f"{word}:*" if len(word) > 2 else word, config="english", search_type="raw")


def _spelt_alike(found_in: QuerySet[Any], stems: list[str]) -> list[SearchQuery]:
    sought = [stem for stem in stems if len(stem) >= SHORTEST_MISSPELT]
    near = _near(found_in, sought) if sought else {}
    alike = (get_close_matches(stem, near.get(stem, ()), n=1, cutoff=ALIKE) for stem in sought)
    return [SearchQuery(stem, config="simple") for found in alike for stem in found]


def _near(found_in: QuerySet[Any], sought: list[str]) -> dict[str, list[str]]:
    texts, params = found_in.order_by().values("words").query.sql_with_params()
    near: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        cursor.execute(NEAR.format(texts=texts), [*params, sought])
        for stem, other in cursor.fetchall():
            near.setdefault(stem, []).append(other)
    return near
