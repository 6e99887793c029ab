"""How hard a text is to read."""

import re

HARDEST_GRADE = 12.0
FEWEST_WORDS = 12
WORD = re.compile(r"[A-Za-z][A-Za-z’'-]*")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n+")
VOWELS = re.compile(r"[aeiouy]+")


def sentences(text: str) -> list[str]:
    return [part.strip() for part in SENTENCE_END.split(text) if WORD.search(part)]


def words(text: str) -> list[str]:
    return WORD.findall(text)


def syllables(word: str) -> int:
    """An estimate: groups of vowels, a silent e at the end not counted."""
    word = word.lower()
    silent = word.endswith("e") and not word.endswith("le")
    return max(1, len(VOWELS.findall(word)) - silent)


def grade(text: str) -> float:
    """Years of school in the United States a reader needs.

    Flesch–Kincaid grade level: Kincaid, Fishburne, Rogers and Chissom, 1975, "Derivation of new
    readability formulas for Navy enlisted personnel", Research Branch Report 8-75.
    """
    found = words(text)
    spoken = sum(syllables(word) for word in found)
    return 0.39 * len(found) / len(sentences(text)) + 11.8 * spoken / len(found) - 15.59


def longest_sentence(text: str) -> str:
    return max(sentences(text), key=lambda sentence: len(words(sentence)))


def is_hard(text: str) -> bool:
    """Too few words say nothing about how hard a text is."""
    return len(words(text)) >= FEWEST_WORDS and grade(text) > HARDEST_GRADE
