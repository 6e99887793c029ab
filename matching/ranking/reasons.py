"""Why two texts were matched: the sentences that fit each other best and the terms both use.

`ours` is the text whose page is read, `theirs` each text that was found for it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from matching.ranking.bm25 import rarity
from matching.ranking.passages import Reading, meanings, reading_of, same_words, shared
from matching.ranking.profile import Array, Profile
from matching.ranking.statistics import Statistics
from matching.text.folding import SHIPPED, Folding
from matching.text.quotes import quote

PAIRS = 2
TERMS = 8
# A quote must be this close, by its meaning and its rare words together: below, it would claim a fit that
# is not there. Of the problems of the public development set 88 in 100 have a closer pair with their own
# solution, 2 in 100 with another one taken at random.
CLOSE = 0.55
# The better two texts fit as a whole, the less their best quote need say by itself, and the other way
# round: by the score beyond this one, so much at most.
FIT, LESS, MORE = 1.0, 0.15, 0.1
# By words alone. Of the development set's problems 87 in 100 have such a pair with their own solution, 3 in
# 100 with one taken at random.
SAME_WORDS = 0.1
# Terms that both passages must have then: a single one is chance.
SHARED = 2
# A term explains something only where the passages around it mean something alike: "day" in two texts that
# speak of different things does not. There 95 in 100 share such a term with their own solution, 13 with another
# one; were the passages not asked, 97 and 50.
MEANT_ALIKE = 0.3
# A term in more than a third of the entries explains nothing, once there are enough to tell.
COMMON, ENOUGH = 1 / 3, 10


@dataclass(frozen=True)
class Pair:
    """Two quotes; `closeness` is the cosine of their meaning and that of their words, added up."""

    ours: str
    theirs: str
    closeness: float


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
    *,
    scores: Sequence[float] = (),
) -> list[Reasons]:
    """The reasons for each match, in the same order. Our text is taken apart once.

    `scores` say how well each fits as a whole; without them quotes are taken for what they are.
    """
    us, them = reading_of(ours, folding), [reading_of(each, folding) for each in found]
    close = meanings(us, them, statistics.commonplaces)
    rows = zip(them, close, scores or repeat(FIT), strict=False)
    return [
        Reasons(_pairs(us, each, meaning, statistics, score), _terms(us, each, meaning, statistics))
        for each, meaning, score in rows
    ]


def _pairs(
    ours: Reading, theirs: Reading, meaning: Array | None, statistics: Statistics, score: float
) -> tuple[Pair, ...]:
    words = same_words(ours, theirs, statistics)
    if meaning is None:
        words[shared(ours, theirs) < SHARED] = 0
        best = _best(words, [SAME_WORDS] * PAIRS, ours, theirs)
    else:
        floor = CLOSE - min(max(score - FIT, -MORE), LESS)
        best = _best(meaning + words, [floor, *[CLOSE] * (PAIRS - 1)], ours, theirs)
    return tuple(
        Pair(*_quotes(ours, theirs, row, column), closeness) for row, column, closeness in best
    )


def _best(
    close: Array, floors: Sequence[float], ours: Reading, theirs: Reading
) -> Iterator[tuple[int, int, float]]:
    """The closest pairs, no sentence twice; of equal ones that which stands first."""
    close = np.round(close, 4)
    close[ours.too_short, :] = -1
    close[:, theirs.too_short] = -1
    for floor in floors:
        if not close.size or close.max() < round(floor, 4):
            return
        row, column = (int(place) for place in np.unravel_index(close.argmax(), close.shape))
        yield row, column, round(float(close[row, column]), 4)
        close[_repeating(ours, row), :] = -1
        close[:, _repeating(theirs, column)] = -1


def _repeating(reading: Reading, place: int) -> list[int]:
    """The passage and those that say some of it again, as a title repeated in the text."""
    said = reading.passages[place]
    return [other for other, each in enumerate(reading.passages) if each.repeats(said)]


def _quotes(ours: Reading, theirs: Reading, row: int, column: int) -> tuple[str, str]:
    """Both passages, cut around the terms they share."""
    one, other = ours.passages[row], theirs.passages[column]
    both = one.places.keys() & other.places.keys()
    return (
        quote(one.text, [span for term in both for span in one.places[term]]),
        quote(other.text, [span for term in both for span in other.places[term]]),
    )


def _terms(
    ours: Reading, theirs: Reading, meaning: Array | None, statistics: Statistics
) -> tuple[SharedTerm, ...]:
    """Parts of what is listed already are left out."""
    listed: list[SharedTerm] = []
    for term in _rarest_first(_told(ours, theirs, meaning, statistics), statistics):
        if not any(_holds(each, term) for each in listed):
            listed.append(term)
        if len(listed) == TERMS:
            break
    return tuple(listed)


def _told(
    ours: Reading, theirs: Reading, meaning: Array | None, statistics: Statistics
) -> dict[str, SharedTerm]:
    """Each telling term of both texts, as far as a sentence of either has it; numbers left out."""
    both = ours.profile.counts.keys() & theirs.profile.counts.keys()
    told = {
        term: SharedTerm(ours.written(term), theirs.written(term))
        for term in both
        if not term.isdigit() and not _common(term, statistics)
    }
    return {
        term: words
        for term, words in told.items()
        if (words.ours or words.theirs) and _is_meant_alike(term, ours, theirs, meaning)
    }


def _is_meant_alike(term: str, ours: Reading, theirs: Reading, meaning: Array | None) -> bool:
    """Not known, so not said, where it stands beyond the sentences kept of a text."""
    if meaning is None:
        return True
    around = meaning[np.ix_(ours.holding(term), theirs.holding(term))]
    return bool(around.max(initial=-1) >= MEANT_ALIKE)


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
