"""BM25: what each term of a text is worth against the collection.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the
logarithm of one plus the odds, as Lucene has it, so that no term counts below zero. The sum of an
entry's weights over the terms of a query is its BM25 score.
"""

from collections.abc import Iterable, Mapping
from math import log, sqrt

from matching.ranking.profile import Profile
from matching.ranking.statistics import Statistics

# How slowly a repeated term stops to add, and how much a long entry must have more of it.
K1 = 1.2
B = 0.75
# Entries that are thought of beside those there are, without any of the terms: a collection of two or
# three texts says little of how rare a word is.
BESIDE = 10


def rarity(term: str, statistics: Statistics) -> float:
    """The inverse document frequency."""
    having = statistics.frequencies.get(term, 0)
    return log(1 + (statistics.entries + BESIDE - having + 0.5) / (having + 0.5))


def rarities(terms: Iterable[str], statistics: Statistics) -> dict[str, float]:
    return {term: rarity(term, statistics) for term in terms}


def weights(text: Profile, rare: Mapping[str, float], statistics: Statistics) -> dict[str, float]:
    """Of each of the text's terms; `rare` has the rarity of them all."""
    norm = K1 * (1 - B + B * text.length / (statistics.average_length or 1))
    return {
        term: rare[term] * count * (K1 + 1) / (count + norm) for term, count in text.counts.items()
    }


def likeness(ours: Mapping[str, float], theirs: Mapping[str, float]) -> float:
    """The cosine of two texts' weights, 0 to 1: what they share, beside all that either says."""
    shared = sum(weight * theirs[term] for term, weight in ours.items() if term in theirs)
    return shared / (_size(ours) * _size(theirs)) if shared else 0.0


def _size(weights: Mapping[str, float]) -> float:
    return sqrt(sum(weight * weight for weight in weights.values()))
