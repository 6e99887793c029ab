"""Text to terms: what a ranking by words counts.

A term is the stem of an English word, a number, or an abbreviation as the folding list spells it.
An abbreviation and its long form give the same terms: ASC gives asc, adult, social, care, and so
does "adult social care".
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Sequence

from matching.text.folding import SHIPPED, Folding
from matching.text.words import Word, plain, words


def terms(text: str, folding: Folding = SHIPPED) -> list[str]:
    """In no order worth relying on; none for an empty text or one of stop words only."""
    return [term for term, _, _ in located(plain(text), folding)]


def phrases(text: str, wanted: Collection[str], folding: Folding = SHIPPED) -> list[str]:
    """The text's own words that stand for the terms wanted, as written, each once."""
    text = plain(text)
    spans = ((start, end) for term, start, end in located(text, folding) if term in wanted)
    return list(dict.fromkeys(text[start:end] for start, end in sorted(spans)))


def as_written(
    wanted: Sequence[str], sentences: Iterable[str], folding: Folding = SHIPPED
) -> list[str]:
    """Each term as it is written most often; what another one holds already is not said twice."""
    written: dict[str, Counter[str]] = {term: Counter() for term in wanted}
    for sentence in sentences:
        for term, start, end in located(sentence, folding):
            if term in written:
                written[term][_within_a_sentence(sentence[start:end])] += 1
    words = [max(seen, key=lambda word: (seen[word], word)) for seen in written.values() if seen]
    distinct = list(dict.fromkeys(words))
    return [word for word in distinct if not any(_is_within(word, other) for other in distinct)]


def _within_a_sentence(word: str) -> str:
    """Without the capital that a word has for beginning one; abbreviations keep theirs."""
    return word.lower() if word[1:].islower() else word


def _is_within(word: str, other: str) -> bool:
    return word != other and f" {word} ".casefold() in f" {other} ".casefold()


def located(text: str, folding: Folding) -> Iterator[tuple[str, int, int]]:
    """Each term with the beginning and end of what it stands for."""
    found = list(words(text))
    for word in found:
        meaning = folding.meaning(text[word.start : word.end])
        for term in meaning or (word.stem,):
            yield term, word.start, word.end
    yield from _long_forms(found, folding)


def _long_forms(found: list[Word], folding: Folding) -> Iterator[tuple[str, int, int]]:
    """The abbreviation of each long form that stands in the text."""
    stems = [word.stem for word in found]
    beginnings = {phrase[0] for phrase in folding.phrases}
    for place, stem in enumerate(stems):
        if stem not in beginnings:
            continue
        for end in range(place + 1, min(place + folding.longest, len(found)) + 1):
            for term in folding.phrases.get(tuple(stems[place:end]), ()):
                yield term, found[place].start, found[end - 1].end
