"""A text in sentences short enough to quote."""

import re
from collections.abc import Iterator
from itertools import islice

from matching.text.words import plain

# A longer text is not read to its end: what matters stands early, and each sentence costs a vector.
MOST = 60
# Characters. A longer sentence is cut at a comma, or between two words.
LONGEST = 300

# What ends in a full stop and seldom ends a sentence.
_ABBREVIATIONS = frozenset(
    {
        "approx",
        "cf",
        "co",
        "corp",
        "dept",
        "dr",
        "e.g",
        "eg",
        "etc",
        "fig",
        "i.e",
        "ie",
        "inc",
        "incl",
    }
    | {"ltd", "max", "min", "mr", "mrs", "ms", "no", "nos", "p", "pp", "prof", "ref", "sec", "sr"}
    | {"st", "u.k", "u.s", "viz", "vol", "vs"}
)
_BULLET = re.compile(r"^\s*(?:[-–—*•·▪●◦‣]|\(?(?:\d{1,2}|[a-z])[.)])\s+")
_END = re.compile(r"(?<![.!?…])[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9À-ÞŴŶ])|[;]\s+")
_CUT = re.compile(
    rf".{{1,{LONGEST}}}(?=,\s|$)|.{{1,{LONGEST}}}(?=\s|$)|.{{1,{LONGEST}}}", re.DOTALL
)


def sentences(text: str, most: int = MOST) -> list[str]:
    """At most `most`; none for a text without a word. Lines and bullets end a sentence too."""
    parts = (
        part
        for line in plain(text).splitlines()
        for sentence in _of_line(" ".join(_BULLET.sub("", line).split()))
        for part in _cut(sentence)
        if any(map(str.isalnum, part))
    )
    return list(islice(parts, most))


def _of_line(line: str) -> Iterator[str]:
    start = 0
    for end in _END.finditer(line):
        if not _is_abbreviation(line[max(start, end.start() - 12) : end.start()]):
            yield line[start : end.end()].strip(" ;")
            start = end.end()
    yield line[start:].strip()


def _is_abbreviation(before: str) -> bool:
    """The text before a full stop ends in a known abbreviation or an initial."""
    word = before.rpartition(" ")[2].lstrip("(\"'“‘").lower()
    return word in _ABBREVIATIONS or (len(word) == 1 and word.isalpha())


def _cut(sentence: str) -> list[str]:
    if len(sentence) <= LONGEST:
        return [sentence]
    return [part.strip(" ,") for part in _CUT.findall(sentence)]
