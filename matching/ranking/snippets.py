"""What to quote of a text that was found: its sentence that answers the question best."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matching.ranking import bm25
from matching.ranking.profile import Profile
from matching.ranking.statistics import Statistics
from matching.text.folding import Folding
from matching.text.quotes import Span, quote
from matching.text.sentences import sentences
from matching.text.terms import located, phrases
from matching.text.words import plain


@dataclass(frozen=True)
class Snippet:
    """A quote and its words that stand for words of the question."""

    text: str
    words: list[str]


def snippet(
    query: Profile,
    body: str,
    entry: Profile,
    statistics: Statistics,
    folding: Folding,
    *,
    beside: str = "",
) -> Snippet:
    """Out of the body as it is now, which the entry may be older than; never what stands beside it.

    A sentence counts by the share of the question's words it has, by their rarity, and by how near
    its meaning is, where its vector is known. The question has a word at least.
    """
    rare, near = bm25.rarities(query.counts, statistics), _nearness(query, entry)
    said = " ".join(plain(beside).split())
    quotable = [sentence for sentence in sentences(body) if sentence != said]
    places = [_places(sentence, rare, folding) for sentence in quotable]
    if not quotable:
        return Snippet("", [])
    shares = [sum(rare[term] for term in found) / sum(rare.values()) for found in places]
    weights = [share + near.get(said, 0.0) for share, said in zip(shares, quotable, strict=True)]
    best = int(np.argmax(weights))
    text = quote(quotable[best], [span for spans in places[best].values() for span in spans])
    return Snippet(text, phrases(text, query.counts, folding))


def _places(sentence: str, wanted: Mapping[str, float], folding: Folding) -> dict[str, list[Span]]:
    places: dict[str, list[Span]] = {}
    for term, start, end in located(sentence, folding):
        if term in wanted:
            places.setdefault(term, []).append((start, end))
    return places


def _nearness(query: Profile, entry: Profile) -> dict[str, float]:
    """The cosine of each sentence of the entry with the nearest of the question."""
    if query.sentence_vectors is None or entry.sentence_vectors is None:
        return {}
    near = np.max(entry.sentence_vectors @ query.sentence_vectors.T, axis=1, initial=0.0)
    return dict(zip(entry.sentences, map(float, near), strict=False))
