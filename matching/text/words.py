"""The words of a text one by one, each with its stem and where it stands."""

import re
import threading
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path

from Stemmer import Stemmer

from matching.text.spelling import one_spelling

# Of a longer text, what comes after is not read.
CHARACTERS = 200_000
# What is longer is no word, and too much for an index.
LONGEST = 64

_MARKUP = re.compile(r"<[a-zA-Z/!][^<>]{0,1000}>")
# "e-mail", "co-operate" and "re-use" are one word with or without their hyphen.
_WORD = re.compile(r"(?:(?:co|e|re)[-‐‑])?[^\W_]+", re.IGNORECASE)
_HYPHENS = re.compile(r"[-‐‑]")
_own = threading.local()


def _listed(path: Path) -> frozenset[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return frozenset(" ".join(line for line in lines if not line.startswith("#")).split())


STOP_WORDS = _listed(Path(__file__).with_name("stop_words.txt"))


@dataclass(frozen=True, slots=True)
class Word:
    """`stem` is empty for a stop word."""

    stem: str
    start: int
    end: int


def plain(text: str) -> str:
    """Without markup, entities resolved, each accent one with its letter, cut to CHARACTERS."""
    return unicodedata.normalize("NFC", unescape(_MARKUP.sub(" ", text[:CHARACTERS])))


def words(text: str) -> Iterator[Word]:
    """Of a text that is `plain` already; stop words and what is too long for a word are left out."""
    for match in _WORD.finditer(text):
        is_word = match.end() - match.start() <= LONGEST
        if is_word and (stem := stem_of(match.group())):
            yield Word(stem, match.start(), match.end())


@lru_cache(maxsize=50_000)
def stem_of(word: str) -> str:
    """Lower case, without accents, in one spelling, stemmed; empty for a stop word."""
    folded = _without_accents(_HYPHENS.sub("", word.lower()))
    return "" if folded in STOP_WORDS else _stemmer().stemWord(one_spelling(folded))


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFKD", word)
    return "".join(part for part in parts if not unicodedata.combining(part))


def _stemmer() -> Stemmer:
    """Of this thread: a stemmer may not be shared."""
    if not hasattr(_own, "stemmer"):
        _own.stemmer = Stemmer("english")
    return _own.stemmer
