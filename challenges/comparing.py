"""Two versions of a challenge side by side, word by word."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby
from typing import Any

TEXTS = (
    ("title", "Short title"),
    ("question", "Question"),
    ("description", "What is the challenge?"),
    ("why_it_matters", "Why does this challenge matter?"),
    ("considerations", "What are the considerations and constraints?"),
)
NAMES = (("theme", "Theme"), ("service_area", "Service area"))
WORD = re.compile(r"\w[\w'’-]*\s*|[^\w\s]\s*|\s+")
MOST_WORDS, MOST_PAIRS = 2_000, 30_000
LONG_UNCHANGED, KEPT_BESIDE_A_CHANGE = 80, 20


class Kind(StrEnum):
    SAME = "same"
    INSERTED = "inserted"
    DELETED = "deleted"
    FOLDED = "folded"


@dataclass(frozen=True)
class Run:
    """Words in a row that stayed, came or went; folded ones stayed, far from any change."""

    kind: Kind
    words: tuple[str, ...]

    @property
    def text(self) -> str:
        return "".join(self.words)

    @property
    def is_change(self) -> bool:
        return self.kind in (Kind.INSERTED, Kind.DELETED)


@dataclass(frozen=True)
class ChangedPart:
    """A part of a challenge that differs; `is_list` where its runs are items, not running text."""

    title: str
    runs: tuple[Run, ...]
    is_list: bool = False

    @property
    def summary(self) -> str:
        """“3 passages changed in What is the challenge?”; words that came for others are one passage."""
        changes = sum(is_change for is_change, _ in groupby(self.runs, lambda run: run.is_change))
        if self.is_list:
            changes = sum(run.is_change for run in self.runs)
        noun = ("entry" if changes == 1 else "entries") if self.is_list else _passages(changes)
        return f"{changes} {noun} changed in {self.title}"


def changed_parts(before: dict[str, Any], after: dict[str, Any]) -> list[ChangedPart]:
    """What differs between two records of `public_text`, in the published order."""
    parts = [
        *(ChangedPart(title, _texts(before, after, name)) for name, title in TEXTS),
        ChangedPart(
            "Who has designed the challenge?",
            compare_items(*map(_designers, (before, after))),
            True,
        ),
        *(
            ChangedPart(title, compare_items([before[name]], [after[name]]), True)
            for name, title in NAMES
        ),
        ChangedPart(
            "Kinds of AI", compare_items(before["kinds_of_ai"], after["kinds_of_ai"]), True
        ),
    ]
    return [part for part in parts if any(run.is_change for run in part.runs)]


def compare_words(before: str, after: str) -> tuple[Run, ...]:
    """Paragraphs are matched first, then words inside those that differ.

    A stretch too long to match within a fraction of a second is shown as replaced whole, see
    `_is_matchable`: a text ten times as long takes ten times as long.
    """
    runs: list[Run] = []
    for same, old, new in _matched(_paragraphs(before), _paragraphs(after)):
        runs += (
            [Run(Kind.SAME, _words(new))] if same else _compare_stretch(_words(old), _words(new))
        )
    return tuple(_folded(_joined(runs)))


def _texts(before: dict[str, Any], after: dict[str, Any], name: str) -> tuple[Run, ...]:
    return compare_words(before[name], after[name])


def _compare_stretch(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Run]:
    for same, went, came in _matched(old, new):
        if same:
            yield Run(Kind.SAME, tuple(came))
        else:
            yield from _replaced(tuple(went), tuple(came))


def _replaced(old: tuple[str, ...], new: tuple[str, ...]) -> Iterator[Run]:
    if old:
        yield Run(Kind.DELETED, old)
    if new:
        yield Run(Kind.INSERTED, new)


def _matched(
    old: Sequence[str], new: Sequence[str]
) -> Iterator[tuple[bool, Sequence[str], Sequence[str]]]:
    """Stretches that are equal or not; the space after a word makes no difference."""
    bare_old, bare_new = _bare(old), _bare(new)
    if not _is_matchable(bare_old, bare_new):
        yield False, old, new
        return
    matcher = SequenceMatcher(None, bare_old, bare_new, autojunk=False)
    for tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield tag == "equal", old[old_from:old_to], new[new_from:new_to]


def _is_matchable(old: Sequence[str], new: Sequence[str]) -> bool:
    """Matching looks at every pair of equal words, which are many where few words repeat."""
    if max(len(old), len(new)) > MOST_WORDS:
        return False
    counted, others = Counter(old), Counter(new)
    return sum(times * others[word] for word, times in counted.items()) <= MOST_PAIRS


def _bare(words: Sequence[str]) -> list[str]:
    return [word.strip() for word in words]


def _paragraphs(text: str) -> list[str]:
    """With the empty lines behind them."""
    return re.findall(r"[^\n]+\n*|\n+", text)


def _words(paragraphs: Iterable[str]) -> tuple[str, ...]:
    return tuple(WORD.findall("".join(paragraphs)))


def _joined(runs: Iterable[Run]) -> list[Run]:
    return [
        Run(kind, tuple(word for run in alike for word in run.words))
        for kind, alike in groupby(runs, lambda run: run.kind)
    ]


def _folded(runs: list[Run]) -> Iterator[Run]:
    last = len(runs) - 1
    for place, run in enumerate(runs):
        if run.kind != Kind.SAME or len(run.words) <= LONG_UNCHANGED:
            yield run
            continue
        begin = KEPT_BESIDE_A_CHANGE if place else 0
        end = len(run.words) - (KEPT_BESIDE_A_CHANGE if place < last else 0)
        stretches = (run.words[:begin], run.words[begin:end], run.words[end:])
        for kind, words in zip((Kind.SAME, Kind.FOLDED, Kind.SAME), stretches, strict=True):
            if words:
                yield Run(kind, words)


def compare_items(before: Iterable[str], after: Iterable[str]) -> tuple[Run, ...]:
    """Items of a list, those that went at the place where they stood."""
    runs: list[Run] = []
    for same, went, came in _matched([*filter(None, before)], [*filter(None, after)]):
        if same:
            runs += [Run(Kind.SAME, (item,)) for item in came]
            continue
        runs += [Run(Kind.DELETED, (item,)) for item in went]
        runs += [Run(Kind.INSERTED, (item,)) for item in came]
    return tuple(runs)


def _designers(text: dict[str, Any]) -> list[str]:
    return [f"{one['name']} (lead)" if one["is_lead"] else one["name"] for one in text["designers"]]


def _passages(number: int) -> str:
    return "passage" if number == 1 else "passages"
