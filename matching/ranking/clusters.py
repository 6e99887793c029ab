"""Texts that say nearly the same, in groups, and the stems that make each group alike.

Average linkage (Sokal and Michener, 1958): two groups become one while the mean similarity between their
texts is high enough. It asks for no number of groups, and a text that is like nobody's stays alone.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from collections.abc import Set as Some
from math import log
from typing import Any

import numpy as np
from scipy.cluster.hierarchy import fcluster, linkage
from scipy.sparse import csr_array

from matching.ranking.profile import Array

# The mean cosine that holds a group together. Of 21 statements judged by hand to be about six problems, or
# about one of their own, 17 of 19 pairs come together by meaning and 18 by words, and none that should not.
CLOSE = 0.5
CLOSE_IN_WORDS = 0.1
MOST_STEMS = 6
# A stem makes a group alike that so many of its texts have, and so many more of them than of the others.
SHARE, MORE = 0.5, 0.3

Groups = list[list[int]]


def groups_by_meaning(vectors: Array) -> Groups:
    """`vectors` has a row of length 1 for each text. Groups are lists of rows."""
    return _groups(vectors @ vectors.T, CLOSE)


def groups_by_words(counts: Sequence[Mapping[str, int]]) -> Groups:
    """`counts` says how often each text has each stem. Groups are lists of places."""
    weights = _weights(counts)
    return _groups((weights @ weights.T).toarray(), CLOSE_IN_WORDS)


def telling_stems(stems: Sequence[Some[str]], groups: Groups) -> list[list[str]]:
    """For each group the stems that more of its texts have than of all others, most telling first.

    `stems` are those of every text, grouped or not.
    """
    everywhere = Counter(stem for each in stems for stem in each)
    return [
        _stems_of([stems[place] for place in group], everywhere, len(stems)) for group in groups
    ]


def _groups(similarity: Array, close: float) -> Groups:
    """The largest first, then as their first texts stand; texts in their order, none of them alone."""
    if len(similarity) < 2:
        return []
    apart = 1 - similarity[np.triu_indices(len(similarity), 1)]
    tree = linkage(np.round(np.clip(apart, 0, None), 6), "average")
    labels = fcluster(tree, 1 - close, criterion="distance")
    members: dict[int, list[int]] = {}
    for place, label in enumerate(labels):
        members.setdefault(int(label), []).append(place)
    groups = [places for places in members.values() if len(places) > 1]
    return sorted(groups, key=lambda places: (-len(places), places))


def _weights(counts: Sequence[Mapping[str, int]]) -> Any:
    """Rows of length 1: (1 + ln tf) · ln(1 + N / df), after Salton and Buckley (1988); zeros without a stem."""
    texts = Counter(stem for each in counts for stem in each)
    column = {stem: place for place, stem in enumerate(sorted(texts))}
    cells = [
        (row, column[stem], (1 + log(often)) * log(1 + len(counts) / texts[stem]))
        for row, each in enumerate(counts)
        for stem, often in each.items()
    ]
    rows, columns, values = np.array(cells, dtype=float).reshape(-1, 3).T
    rows = rows.astype(int)
    lengths = np.sqrt(np.bincount(rows, values**2, minlength=len(counts)))
    shape = (len(counts), max(len(column), 1))
    return csr_array((values / lengths[rows], (rows, columns.astype(int))), shape=shape)


def _stems_of(texts: list[Some[str]], everywhere: Counter[str], all_texts: int) -> list[str]:
    here = Counter(stem for each in texts for stem in each)
    others = max(all_texts - len(texts), 1)
    more = {
        stem: round(having / len(texts) - (everywhere[stem] - having) / others, 6)
        for stem, having in here.items()
        if having >= max(2, SHARE * len(texts)) and not stem.isdigit()
    }
    telling = [stem for stem, share in more.items() if share >= MORE]
    return sorted(telling, key=lambda stem: (-more[stem], everywhere[stem], stem))[:MOST_STEMS]
