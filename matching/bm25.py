"""BM25: how well an entry's words answer a query's words.

Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), with the
logarithm of one plus the odds, as Lucene has it, so that no term counts below zero.
"""

from collections.abc import Iterable, Mapping
from math import log

from matching.profile import Profile
from matching.statistics import Statistics

# How slowly a repeated term stops to add, and how much a long entry must have more of it.
K1 = 1.2
B = 0.75


def rarity(term: str, statistics: Statistics) -> float:
    """The inverse document frequency."""
    having = statistics.frequencies.get(term, 0)
    return log(1 + (statistics.entries - having + 0.5) / (having + 0.5))


def rarities(query: Iterable[str], statistics: Statistics) -> dict[str, float]:
    return {term: rarity(term, statistics) for term in query}


def score(entry: Profile, rare: Mapping[str, float], statistics: Statistics) -> float:
    """The sum over the query's terms, each given with its rarity. Every term counts once."""
    counts = entry.counts
    norm = K1 * (1 - B + B * entry.length / statistics.average_length) if counts else 1.0
    return sum(
        weight * counts[term] * (K1 + 1) / (counts[term] + norm)
        for term, weight in rare.items()
        if term in counts
    )


def highest(rare: Mapping[str, float]) -> float:
    """What no entry's score can exceed: every term of the query, endlessly often."""
    return sum(rare.values()) * (K1 + 1)
