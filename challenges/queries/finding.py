"""Forgiving search: any of the words counts, beginnings of words too; when none fits, what is spelt alike."""

import re
from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchRank, TrigramWordSimilarity
from django.db.models import QuerySet, Value

ALIKE = 0.45


def find_words(found_in: QuerySet[Any], text: str, *, spelt_in: str = "question") -> QuerySet[Any]:
    """Adds `rank` to order by, best first. The model has a search vector named `words`."""
    query = _any_of(text)
    if query is None:
        return found_in.annotate(rank=Value(0.0)).none()
    found = found_in.annotate(rank=SearchRank("words", query)).filter(words=query)
    if found.exists():
        return found
    alike = found_in.annotate(rank=TrigramWordSimilarity(text, spelt_in))
    return alike.filter(rank__gte=ALIKE)


def _any_of(text: str) -> SearchQuery | None:
    words = [_beginning(word) for word in re.findall(r"\w+", text)[:30]]
    if not words:
        return None
    return SearchQuery(" | ".join(words), config="english", search_type="raw")


def _beginning(word: str) -> str:
    """Of two letters too much begins."""
    return f"{word}:*" if len(word) > 2 else word
