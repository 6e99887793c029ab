"""What of a text can be quoted: each sentence, and two that stand together where both are short.

"A visit takes an hour." says little; with "Writing it up takes another." beside it, it says a lot.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matching.ranking.bm25 import rarities
from matching.ranking.commonplaces import Commonplaces
from matching.ranking.profile import Array, Profile
from matching.ranking.statistics import Statistics
from matching.text.folding import Folding
from matching.text.quotes import LONGEST, Span
from matching.text.terms import located

# Terms a passage needs to be worth quoting: a name or an exclamation explains nothing.
TELLING = 3
ENDS_OF_SENTENCES = (".", "!", "?", "…", "’", "”", '"')

Places = Mapping[str, list[Span]]


@dataclass(frozen=True, eq=False)
class Passage:
    """`sentences` are those it is made of; `places` says where each of its terms stands in its text."""

    sentences: tuple[str, ...]
    places: Places

    @property
    def text(self) -> str:
        return " ".join(self.sentences)

    @property
    def is_telling(self) -> bool:
        return len(self.places) >= TELLING

    def repeats(self, other: "Passage") -> bool:
        return not set(self.sentences).isdisjoint(other.sentences)


@dataclass(frozen=True, eq=False)
class Reading:
    """A profile in passages; `vectors` has a row of length 1 for each, or is None."""

    profile: Profile
    passages: tuple[Passage, ...]
    vectors: Array | None

    @cached_property
    def terms(self) -> frozenset[str]:
        return frozenset(term for passage in self.passages for term in passage.places)

    @property
    def too_short(self) -> list[int]:
        """Passages that say too little to be quoted; none where all of the text is so short."""
        short = [place for place, each in enumerate(self.passages) if not each.is_telling]
        return short if len(short) < len(self.passages) else []

    def written(self, term: str) -> tuple[str, ...]:
        """The words that stand for a term, each as it is spelt first."""
        spelt: dict[str, str] = {}
        for passage in self.passages:
            for start, end in passage.places.get(term, ()):
                word = passage.text[start:end]
                spelt.setdefault(word.casefold(), word)
        return tuple(spelt.values())

    def holding(self, term: str) -> list[int]:
        return [place for place, each in enumerate(self.passages) if term in each.places]


def reading_of(profile: Profile, folding: Folding) -> Reading:
    said = profile.sentences
    single = [Passage((sentence,), _places(sentence, folding)) for sentence in said]
    first = 1 if profile.title.strip() else 0
    joined = [place for place in range(first, len(said) - 1) if _belong(*said[place : place + 2])]
    passages = (*single, *(_together(*single[place : place + 2]) for place in joined))
    return Reading(profile, passages, _vectors(profile.sentence_vectors, joined))


def meanings(
    ours: Reading, found: Sequence[Reading], common: Commonplaces | None
) -> list[Array | None]:
    """For each text found the cosines of our passages (rows) with its own; None without vectors.

    What all texts of the collection mean alike is left out, and given back to each on average, as in
    matching.ranking.fusion: so a cosine says the same in any collection.
    """
    known = [each.vectors for each in found if each.vectors is not None]
    if ours.vectors is None or not known or not len(ours.vectors):
        return [None] * len(found)
    joined = np.concatenate(known)
    cosines = ours.vectors @ joined.T
    if common is not None and cosines.size:
        apart = common.without(ours.vectors) @ common.without(joined).T
        cosines = apart + (cosines - apart).mean()
    ends = np.cumsum([len(rows) for rows in known])[:-1]
    parts = iter(np.split(cosines, ends, axis=1))
    return [None if each.vectors is None else next(parts) for each in found]


def same_words(ours: Reading, theirs: Reading, statistics: Statistics) -> Array:
    """The cosines of passages by the rarity of their terms, 0 to 1, in the same shape as `meanings`."""
    rare = rarities(ours.terms | theirs.terms, statistics)
    left, right = (_weights(each, ours.terms, rare.__getitem__) for each in (ours, theirs))
    return left @ right.T


def shared(ours: Reading, theirs: Reading) -> Array:
    """How many terms any two passages share."""
    left, right = (_weights(each, ours.terms, None) for each in (ours, theirs))
    return left @ right.T


def _places(sentence: str, folding: Folding) -> Places:
    found = defaultdict[str, list[Span]](list)
    for term, start, end in located(sentence, folding):
        found[term].append((start, end))
    return dict(found)


def _belong(one: str, other: str) -> bool:
    """Whole sentences, not lines of a list, that are quoted together uncut, with all that somebody says."""
    both = f"{one} {other}"
    opened = any(both.rfind(begin) > both.rfind(end) for begin, end in ("‘’", "“”"))
    return one.endswith(ENDS_OF_SENTENCES) and not opened and len(both) <= LONGEST


def _together(one: Passage, other: Passage) -> Passage:
    offset = len(one.text) + 1
    moved = {term: [(a + offset, b + offset) for a, b in at] for term, at in other.places.items()}
    terms = [*one.places, *(term for term in moved if term not in one.places)]
    places = {term: [*one.places.get(term, ()), *moved.get(term, ())] for term in terms}
    return Passage(one.sentences + other.sentences, places)


def _vectors(rows: Array | None, joined: Iterable[int]) -> Array | None:
    """Two sentences together mean what lies halfway between both."""
    if rows is None:
        return None
    rows = rows.astype(np.float32)
    halfway = [rows[place] + rows[place + 1] for place in joined]
    if not halfway:
        return rows
    both = np.stack(halfway)
    return np.concatenate([rows, both / np.maximum(np.linalg.norm(both, axis=1), 1e-9)[:, None]])


def _weights(
    reading: Reading, known: Iterable[str], weight: Callable[[str], float] | None
) -> Array:
    """A row for each passage, a column for each term known; of length 1 over all its terms, if weighed."""
    column = {term: place for place, term in enumerate(sorted(known))}
    table = np.zeros((len(reading.passages), len(column)), dtype=np.float32)
    for row, passage in enumerate(reading.passages):
        weights = {term: weight(term) if weight else 1.0 for term in passage.places}
        size = np.sqrt(sum(each * each for each in weights.values())) if weight else 1.0
        for term in weights.keys() & column.keys():
            table[row, column[term]] = weights[term] / size
    return table
