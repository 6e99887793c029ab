"""One ranking out of words and meaning."""

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256

import numpy as np

from matching import bm25
from matching.profile import Array, Profile
from matching.statistics import Statistics

# Weight of the best sentence pairs and of the words beside the meaning of the whole texts.
SENTENCES = 1.0
WORDS = 3.0


@dataclass(frozen=True)
class Match:
    """`index` is the place among the candidates; `words` and `meaning` the two shares, 0 to about 1."""

    index: int
    score: float
    words: float
    meaning: float


def rank(
    query: Profile, candidates: Sequence[Profile], statistics: Statistics, *, seed: str
) -> list[Match]:
    """Best first, every candidate once. Exact ties are put in another order by another seed."""
    if not candidates:
        return []
    words = words_shares(query, candidates, statistics)
    meaning = meaning_shares(query, candidates)
    scores = np.round((1 + SENTENCES) * meaning + WORDS * words, 6)
    matches = [
        Match(index, float(scores[index]), float(words[index]), float(meaning[index]))
        for index in range(len(candidates))
    ]
    return sorted(matches, key=lambda match: (-match.score, _lot(seed, candidates, match.index)))


def words_shares(query: Profile, candidates: Sequence[Profile], statistics: Statistics) -> Array:
    """The root of each candidate's BM25 as a share of what was within reach, 0 to 1."""
    rare = bm25.rarities(query.counts, statistics)
    reach = bm25.highest(rare) or 1.0
    found = [bm25.score(candidate, rare, statistics) for candidate in candidates]
    return np.sqrt(np.asarray(found) / reach).astype(np.float32)


def meaning_shares(query: Profile, candidates: Sequence[Profile]) -> Array:
    """Mean of the cosine of the whole texts and that of the best sentence pairs; 0 without vectors."""
    if query.vector is None or query.sentence_vectors is None:
        return np.zeros(len(candidates), dtype=np.float32)
    whole = _whole(query.vector, candidates)
    pairs = _pairs(query.sentence_vectors, candidates)
    return ((whole + SENTENCES * pairs) / (1 + SENTENCES)).astype(np.float32)


def _whole(vector: Array, candidates: Sequence[Profile]) -> Array:
    nothing = np.zeros_like(vector)
    rows = np.stack([nothing if each.vector is None else each.vector for each in candidates])
    return (rows @ vector).astype(np.float32)


def _pairs(query: Array, candidates: Sequence[Profile]) -> Array:
    """For each candidate: the mean over the query's sentences of the best cosine with one of its own."""
    shares = np.zeros(len(candidates), dtype=np.float32)
    places = [
        place
        for place, each in enumerate(candidates)
        if each.sentence_vectors is not None and len(each.sentence_vectors)
    ]
    if not places or not len(query):
        return shares
    blocks = [np.asarray(candidates[place].sentence_vectors, dtype=np.float32) for place in places]
    starts = np.cumsum([0, *map(len, blocks[:-1])])
    best = np.maximum.reduceat(query @ np.concatenate(blocks).T, starts, axis=1)
    shares[places] = best.mean(axis=0)
    return shares


def _lot(seed: str, candidates: Sequence[Profile], index: int) -> bytes:
    key = candidates[index].key or str(index)
    return sha256(f"{seed} {key}".encode()).digest()
