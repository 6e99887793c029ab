"""Words that nobody used, put right: what a text that the asker may read spells nearly so.

`pg_trgm` finds the stems that share most letters, by an index; which of them was meant is then decided
by counting slips of the finger, because sharing three letters in a row says little of a short word. A
word is only offered out of a text that this person may read, spelt as it stands there.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.search import TrigramSimilarity
from django.db.models import Case, Func, OuterRef, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Greatest

from matching.models import Entry, StemCount
from matching.queries.entries.many_kinds import Visible, joined, keys_of
from matching.ranking.statistics import Statistics
from matching.text.folding import Folding
from matching.text.slips import slips
from matching.text.words import plain, stem_of, words

# A stem in so few texts may be an error in those texts, or stand in none that may be read.
DOUBTFUL = 5
MOST_WORDS = 5
# Letters: shorter words are spelt alike by chance, longer ones are none.
SHORTEST, LONGEST = 4, 30
# From so many letters on, two slips are forgiven.
LONG = 9
# Letters of a last word that may be the beginning of another one.
BEGINNING = 3
MOST_ALIKE = 12
# Of so many words that no text has, most are near one that a text has, or the question is in another
# language: some Welsh words lie near English ones and mean others.
A_SENTENCE = 4
MOST_TEXTS = 3

_ALL_SAID = Func("sentences", "labels", function="array_cat")
_IN_ONE = Func(_ALL_SAID, Value(" "), function="array_to_string", output_field=TextField())


@dataclass(frozen=True)
class Correction:
    """The whole question with the words that were put in, each as a text spells it."""

    text: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class _Typed:
    """A word of the question that hardly any text has."""

    word: str
    stem: str
    start: int
    end: int
    is_last: bool

    @property
    def swapped(self) -> list[str]:
        """Stems of the word with two neighbours swapped, which leaves a short word few of its trigrams."""
        word, places = self.word, range(1, len(self.word) - 1)
        return [stem_of(word[:n] + word[n + 1] + word[n] + word[n + 2 :]) for n in places]


@dataclass
class _Known:
    """A stem in texts that may be read: in how many texts at all, and how it is spelt."""

    texts: int = 0
    spelt: set[str] = field(default_factory=set)


def corrected(
    text: str, visible: Visible, statistics: Mapping[str, Statistics], folding: Folding
) -> Correction | None:
    """None where every word is known, nothing known is near, or the question is not in English."""
    text = plain(text)
    typed = list(_doubtful(text, statistics, folding))[:MOST_WORDS]
    known = _alike(typed, visible)
    pairs = list(zip(typed, known, strict=True))
    meant = {one: word for one, alike in pairs if (word := _meant(one, alike))}
    unknown = sum(one.stem not in alike for one, alike in pairs)
    is_foreign = unknown >= A_SENTENCE and 2 * len(meant) <= unknown
    return _put_in(text, meant) if meant and not is_foreign else None


def _doubtful(
    text: str, statistics: Mapping[str, Statistics], folding: Folding
) -> Iterator[_Typed]:
    """Words, neither numbers nor abbreviations, that hardly any text has."""
    found = list(words(text))
    for each in found:
        written, is_last = text[each.start : each.end], each is found[-1]
        texts = sum(one.frequencies.get(each.stem, 0) for one in statistics.values())
        shortest = BEGINNING if is_last else SHORTEST
        is_word = written.isalpha() and shortest <= len(written) <= LONGEST
        if is_word and texts <= DOUBTFUL and not folding.meaning(written):
            yield _Typed(written.lower(), each.stem, each.start, each.end, is_last)


def _alike(typed: Sequence[_Typed], visible: Visible) -> list[dict[str, _Known]]:
    arms = [
        _arm(number, one, kind, records)
        for number, one in enumerate(typed)
        for kind, records in visible.items()
    ]
    known: list[dict[str, _Known]] = [defaultdict(_Known) for _ in typed]
    for number, stem, texts, said in joined(arms):
        if said:
            known[number][stem].texts += texts
            known[number][stem].spelt |= _spellings(stem, said)
    return known


def _arm(number: int, typed: _Typed, kind: str, records: QuerySet[Any]) -> QuerySet[Any, Any]:
    """Stems spelt nearly as this word, each with what texts say that have it and may be read."""
    swapped = Q(stem__in=typed.swapped)
    near = swapped | Q(stem__trigram_similar=typed.stem) | Q(stem__trigram_similar=typed.word)
    if typed.is_last:
        near |= Q(stem__startswith=typed.word)
    saying = Q(stems__contains=[OuterRef("stem")]) | Q(label_stems__contains=[OuterRef("stem")])
    having = Entry.objects.of(kind).filter(saying, subject_id__in=keys_of(records))
    said = having.annotate(said=_IN_ONE).values("said")[:MOST_TEXTS]
    return (
        StemCount.objects.filter(near, collection__kind=kind)
        .annotate(said=ArraySubquery(said))
        .order_by(Case(When(swapped, then=Value(2.0)), default=_nearness(typed)).desc(), "pk")
        .values_list(Value(number), "stem", "found_in", "said")[:MOST_ALIKE]
    )


def _nearness(typed: _Typed) -> Greatest:
    return Greatest(TrigramSimilarity("stem", typed.stem), TrigramSimilarity("stem", typed.word))


def _spellings(stem: str, texts: Sequence[str]) -> set[str]:
    return {
        _small(text[word.start : word.end])
        for text in texts
        for word in words(text)
        if word.stem == stem
    }


def _small(word: str) -> str:
    return word if word.isupper() else word.lower()


def _meant(typed: _Typed, known: Mapping[str, _Known]) -> str:
    """Empty where the word itself is known, and where nothing is near enough."""
    if typed.stem in known:
        return ""
    offers = [
        offer
        for stem, one in known.items()
        for spelt in one.spelt
        if (offer := _offer(typed, stem, spelt, one.texts))
    ]
    return min(offers)[-1] if offers else ""


def _offer(typed: _Typed, stem: str, spelt: str, texts: int) -> tuple[int, int, int, str] | None:
    """What the best offer is the least of; None for a word that is not near.

    A word that begins as typed comes first. A slip in the first letter is too rare to be believed.
    """
    if typed.is_last and spelt.lower().startswith(typed.word):
        return 0, 0, -texts, spelt
    in_word = slips(typed.word, spelt.lower())
    fewest = min(in_word, slips(typed.stem, stem))
    is_near = fewest <= (1 if len(typed.word) < LONG else 2) and typed.word[0] == stem[0]
    return (fewest, in_word, -texts, spelt) if is_near else None


def _put_in(text: str, meant: Mapping[_Typed, str]) -> Correction:
    for typed, word in sorted(meant.items(), key=lambda pair: -pair[0].start):
        text = text[: typed.start] + word + text[typed.end :]
    return Correction(text, tuple(meant.values()))
