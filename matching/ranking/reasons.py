"""Why two texts were matched: the sentences that fit each other best and the terms both use.

`ours` is the text whose page is read, `theirs` each text that was found for it.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt

import numpy as np

from matching.ranking.bm25 import rarity
from matching.ranking.profile import Array, Profile
from matching.ranking.statistics import Statistics
from matching.text.folding import SHIPPED, Folding
from matching.text.quotes import Span, quote
from matching.text.terms import located

PAIRS = 2
TERMS = 8
# The cosine of two sentences below which quoting them would claim a fit that is not there: of the 658
# problems of the public development set, 90 in 100 have a closer pair with their own solution, 9 in
# 100 with another one taken at random.
SIMILAR = 0.4
# The same for sentences compared by their words alone: 86 and 4 in 100.
SAME_WORDS = 0.15
# Terms a sentence needs to be worth quoting: a name or an exclamation explains nothing.
TELLING = 3
# A term in more than a third of the entries explains nothing, once there are enough to tell.
COMMON, ENOUGH = 1 / 3, 10


@dataclass(frozen=True)
class Pair:
    """Two quotes; `similarity` of their meaning, or None where they were paired by words alone."""

    ours: str
    theirs: str
    similarity: float | None


@dataclass(frozen=True)
class SharedTerm:
    """The words that stand for one term in the sentences of each text; on one side maybe none."""

    ours: tuple[str, ...]
    theirs: tuple[str, ...]

    def __str__(self) -> str:
        return (self.ours or self.theirs)[0]


@dataclass(frozen=True)
class Reasons:
    """Best pairs first; rarest terms first."""

    pairs: tuple[Pair, ...]
    terms: tuple[SharedTerm, ...]

    @property
    def our_words(self) -> list[str]:
        """What to highlight in our text."""
        return [word for term in self.terms for word in term.ours]

    @property
    def their_words(self) -> list[str]:
        return [word for term in self.terms for word in term.theirs]


def reasons_for(
    ours: Profile,
    found: Sequence[Profile],
    statistics: Statistics,
    folding: Folding = SHIPPED,
) -> list[Reasons]:
    """The reasons for each match, in the same order. Our text is taken apart once."""
    us = _Reading.of(ours, folding)
    readings = (_Reading.of(theirs, folding) for theirs in found)
    return [
        Reasons(_pairs(us, them, statistics), _shared_terms(us, them, statistics))
        for them in readings
    ]


@dataclass(frozen=True)
class _Reading:
    """A profile with what its sentences hold: for each, its terms and where they stand."""

    profile: Profile
    places: tuple[Mapping[str, list[Span]], ...]

    @classmethod
    def of(cls, profile: Profile, folding: Folding) -> "_Reading":
        places = []
        for sentence in profile.sentences:
            places.append(found := defaultdict[str, list[Span]](list))
            for term, start, end in located(sentence, folding):
                found[term].append((start, end))
        return cls(profile, tuple(places))

    @property
    def too_short(self) -> list[int]:
        """Sentences that say too little to be quoted; none where all of the text is so short."""
        short = [place for place, terms in enumerate(self.places) if len(terms) < TELLING]
        return short if len(short) < len(self.places) else []

    def written(self, term: str) -> tuple[str, ...]:
        """The words that stand for a term, each as it is spelt first."""
        spelt: dict[str, str] = {}
        for sentence, places in zip(self.profile.sentences, self.places, strict=True):
            for start, end in places.get(term, ()):
                spelt.setdefault(sentence[start:end].casefold(), sentence[start:end])
        return tuple(spelt.values())


def _pairs(ours: _Reading, theirs: _Reading, statistics: Statistics) -> tuple[Pair, ...]:
    left, right = ours.profile.sentence_vectors, theirs.profile.sentence_vectors
    if left is None or right is None:
        return tuple(_paired_by_words(ours, theirs, statistics))
    close = np.round(left.astype(np.float32) @ right.astype(np.float32).T, 4)
    return tuple(
        Pair(*_quotes(ours, theirs, row, column), round(float(close[row, column]), 4))
        for row, column in _best(close, SIMILAR, ours, theirs)
    )


def _paired_by_words(ours: _Reading, theirs: _Reading, statistics: Statistics) -> Iterator[Pair]:
    rare = {term: rarity(term, statistics) for places in ours.places for term in places}
    close = np.array([[_share(one, other, rare) for other in theirs.places] for one in ours.places])
    for row, column in _best(close, SAME_WORDS, ours, theirs):
        yield Pair(*_quotes(ours, theirs, row, column), None)


def _share(one: Collection[str], other: Collection[str], rare: Mapping[str, float]) -> float:
    """How much of our sentence theirs says too, by the rarity of its terms; a single one is chance.

    A longer sentence has more by chance: it counts less. `rare` knows the terms of ours only.
    """
    shared = [term for term in one if term in other]
    if len(shared) < 2:
        return 0.0
    share = sum(rare[term] for term in shared) / sum(rare[term] for term in one)
    return round(share * sqrt(len(one) / len(other)), 4)


def _best(
    close: Array, floor: float, ours: _Reading, theirs: _Reading
) -> Iterator[tuple[int, int]]:
    """The closest pairs, each sentence at most once; of equal ones that which stands first."""
    if not close.size:
        return
    close = close.copy()
    close[ours.too_short, :] = -1
    close[:, theirs.too_short] = -1
    for _ in range(PAIRS):
        row, column = (int(place) for place in np.unravel_index(close.argmax(), close.shape))
        if close[row, column] < floor:
            return
        yield row, column
        close[_like(ours.profile, row), :] = -1
        close[:, _like(theirs.profile, column)] = -1


def _like(profile: Profile, place: int) -> list[int]:
    """The sentence and those that say the same again, as a title repeated in the text."""
    said = profile.sentences[place]
    return [other for other, sentence in enumerate(profile.sentences) if sentence == said]


def _quotes(ours: _Reading, theirs: _Reading, row: int, column: int) -> tuple[str, str]:
    """Both sentences, cut around the terms they share."""
    one, other = ours.places[row], theirs.places[column]
    shared = one.keys() & other.keys()
    return (
        quote(ours.profile.sentences[row], [span for term in shared for span in one[term]]),
        quote(theirs.profile.sentences[column], [span for term in shared for span in other[term]]),
    )


def _shared_terms(
    ours: _Reading, theirs: _Reading, statistics: Statistics
) -> tuple[SharedTerm, ...]:
    """Numbers are left out, as are parts of what is listed already and what nearly all texts say."""
    listed: list[SharedTerm] = []
    for shared in _rarest_first(_told(ours, theirs, statistics), statistics):
        if not any(_holds(each, shared) for each in listed):
            listed.append(shared)
        if len(listed) == TERMS:
            break
    return tuple(listed)


def _told(ours: _Reading, theirs: _Reading, statistics: Statistics) -> dict[str, SharedTerm]:
    """Each telling term of both texts, as far as a sentence of either has it."""
    both = ours.profile.counts.keys() & theirs.profile.counts.keys()
    told = {
        term: SharedTerm(ours.written(term), theirs.written(term))
        for term in both
        if not term.isdigit() and not _common(term, statistics)
    }
    return {term: shared for term, shared in told.items() if shared.ours or shared.theirs}


def _rarest_first(told: Mapping[str, SharedTerm], statistics: Statistics) -> list[SharedTerm]:
    """Where terms are equally rare the longer words first, then by alphabet."""
    order = sorted(told, key=lambda term: (-rarity(term, statistics), -len(str(told[term])), term))
    return [told[term] for term in order]


def _common(term: str, statistics: Statistics) -> bool:
    having = statistics.frequencies.get(term, 0)
    return statistics.entries >= ENOUGH and having > COMMON * statistics.entries


def _holds(listed: SharedTerm, shared: SharedTerm) -> bool:
    """All words of one stand within the words of the other, as "care" does in "adult social care"."""
    return _within(shared.ours, listed.ours) and _within(shared.theirs, listed.theirs)


def _within(words: Sequence[str], listed: Sequence[str]) -> bool:
    spaced = [f" {each} ".casefold() for each in listed]
    return all(any(f" {word} ".casefold() in each for each in spaced) for word in words)
