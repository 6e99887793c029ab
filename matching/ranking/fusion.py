"""One ranking out of words and meaning, in one form for a short question and a long problem.

*Meaning* is the mean of two cosines of vectors: of the whole texts, and of the query's sentences each
with the sentence (or title) of the candidate that fits it best. What all texts of the collection have
in common is taken out of the vectors first: see matching.ranking.commonplaces. What that takes from all the
candidates on average is given back to each, which moves none before another: so a score says how well
a text fits, also where all do.

*Words* is the cosine of the two texts' BM25 weights: see matching.ranking.bm25.

A score is 2 · meaning + (WORDS + MORE_WORDS · n / (n + HALF)) · words, n being how many different terms
the query has. A short question has few terms and seldom those of the answer, so meaning leads; a long
problem text carries exact names and terms, so words come to count as much.

These numbers lie in the middle of a wide plateau: docs/matching.md has all that was tried, on what,
and with which figures. Nothing is fitted to a collection but what its own texts say of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

from matching.ranking import bm25
from matching.ranking.commonplaces import Commonplaces
from matching.ranking.profile import Array, Profile
from matching.ranking.statistics import Statistics

WORDS = 1.0
MORE_WORDS = 2.0
HALF = 20
# Without any vector: then the scores say as much of how well a match fits as those with vectors do.
WORDS_ALONE = 6.0
# Two scores closer than this differ by how numbers are rounded.
DECIMALS = 5


@dataclass(frozen=True)
class Match:
    """`index` is the place among the candidates; `words` is 0 to 1, `meaning` −1 to 1."""

    index: int
    score: float
    words: float
    meaning: float


def rank(
    query: Profile, candidates: Sequence[Profile], statistics: Statistics, *, seed: str
) -> list[Match]:
    """Best first, every candidate once. Exact ties are put in another order by another seed."""
    words = words_shares(query, candidates, statistics)
    meaning = meaning_shares(query, candidates, statistics)
    scores = np.round(2 * meaning + words_weight(query, candidates) * words, DECIMALS)
    matches = [
        Match(index, float(scores[index]), float(words[index]), float(meaning[index]))
        for index in range(len(candidates))
    ]
    return sorted(matches, key=lambda match: (-match.score, _lot(seed, candidates, match.index)))


def words_weight(query: Profile, candidates: Sequence[Profile]) -> float:
    """Of words beside meaning: the more different terms the query has, the more."""
    if query.vector is None or all(each.vector is None for each in candidates):
        return WORDS_ALONE
    return WORDS + MORE_WORDS * len(query.counts) / (len(query.counts) + HALF)


def words_shares(query: Profile, candidates: Sequence[Profile], statistics: Statistics) -> Array:
    rare = bm25.rarities({*query.counts}.union(*(each.counts for each in candidates)), statistics)
    asked = bm25.weights(query, rare, statistics)
    return np.array(
        [bm25.likeness(asked, bm25.weights(each, rare, statistics)) for each in candidates],
        dtype=np.float32,
    )


def meaning_shares(query: Profile, candidates: Sequence[Profile], statistics: Statistics) -> Array:
    """One without vectors gets the mean of the others, so that it is neither helped nor harmed."""
    shares = np.zeros(len(candidates), dtype=np.float32)
    rows = [_rows(each) for each in candidates]
    known = [place for place, each in enumerate(rows) if len(each)]
    ours = _rows(query)
    if not len(ours) or not known:
        return shares
    found = _meaning(ours, [rows[place] for place in known], statistics.commonplaces)
    shares[:] = found.mean()
    shares[known] = found
    return shares


def _meaning(ours: Array, theirs: list[Array], common: Commonplaces | None) -> Array:
    """Of rows that begin with the vector of the whole text."""
    starts = np.cumsum([0, *(len(rows) for rows in theirs[:-1])])
    joined = np.concatenate(theirs)
    plain = _whole_and_pairs(ours @ joined.T, starts)
    if common is None:
        return plain
    apart = _whole_and_pairs(common.without(ours) @ common.without(joined).T, starts)
    return apart + (plain - apart).mean()


def _whole_and_pairs(cosines: Array, starts: NDArray[np.intp]) -> Array:
    """Of rows for the query's whole text and sentences, columns for those of each candidate."""
    whole = cosines[0, starts].copy()
    cosines[:, starts] = -1
    pairs: Array = np.maximum.reduceat(cosines[1:], starts, axis=1).mean(axis=0)
    return (whole + pairs) / np.float32(2)


def _rows(profile: Profile) -> Array:
    """The whole text's vector, then each sentence's; none without vectors."""
    if profile.vector is None or profile.sentence_vectors is None:
        return np.zeros((0, 0), dtype=np.float32)
    return np.concatenate([profile.vector[None], profile.sentence_vectors])


def _lot(seed: str, candidates: Sequence[Profile], index: int) -> bytes:
    key = candidates[index].key or str(index)
    return sha256(f"{seed} {key}".encode()).digest()
