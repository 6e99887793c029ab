"""One function per rule. Each answers None where the rule is kept, else what was found, "" for nothing."""

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import yaml

from challenges.coach.reading import is_hard, longest_sentence, sentences, words
from challenges.wording import ANYBODYS

Draft = Mapping[str, str]

KNOWN: dict[str, list[str]] = yaml.safe_load(
    Path(__file__).with_name("words.yaml").read_text("utf-8")
)
LONGEST_QUESTION = 30
LONGEST_CHALLENGE = 400


def _any_of(listed: Iterable[str]) -> str:
    return "(?:" + "|".join(re.escape(word) for word in listed) + ")"


SECOND_HOW = re.compile(r"\band (how|what|why|which|who) (can|might|do|will|should)\b", re.I)
BUYING = re.compile(
    rf"\b(?:{_any_of(KNOWN['acts_of_buying'])} (?:an? |the |new )*[\w-]+"
    rf"|an? (?:[\w-]+ ){{0,2}}{_any_of(KNOWN['products'])}"
    rf"|(?:use|using|build|develop|through the use of) {_any_of(KNOWN['products'])}"
    rf"|{_any_of(KNOWN['names'])})\b",
    re.IGNORECASE,
)
PEOPLE = re.compile(rf"\b{_any_of(KNOWN['people'])}\b", re.IGNORECASE)
CHANGE = re.compile(rf"\b{_any_of(KNOWN['change'])}\b", re.IGNORECASE)
COUNTS_NOTHING = re.compile(
    rf"\b(?:19|20)\d\d\b|\b24/7\b|\b{_any_of(KNOWN['numbered'])} \d+\w*", re.IGNORECASE
)
TODAY = re.compile(rf"\b{_any_of(KNOWN['today'])}\b|\bfrom (?:\w+ )?£?\d", re.IGNORECASE)
PRESENT = re.compile(rf"\b{_any_of(KNOWN['present'])}\b", re.IGNORECASE)
LATER = re.compile(rf"\b{_any_of(KNOWN['later'])}\b", re.IGNORECASE)
NUMBER = re.compile(
    r"\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundreds?|thousands?|half|third|quarter)\b",
    re.IGNORECASE,
)
LETTERS = re.compile(r"\b[A-Z][A-Z&]+s?\b")


def text_of(draft: Draft, names: Iterable[str]) -> str:
    return "\n".join(draft[name] for name in names if draft.get(name, "").strip())


def begins(text: str, draft: Draft) -> str | None:
    return None if ANYBODYS.match(text) else " ".join(text.split()[:4])


def one_question(text: str, draft: Draft) -> str | None:
    second = SECOND_HOW.search(text)
    if text.count("?") > 1:
        return text.split("?")[1].strip()
    return second.group() if second else None


def problem(text: str, draft: Draft) -> str | None:
    found = BUYING.search(text)
    return found.group() if found else None


def who(text: str, draft: Draft) -> str | None:
    return None if PEOPLE.search(text) else ""


def how_many(text: str, draft: Draft) -> str | None:
    return None if _has_number(text) else ""


def outcome(text: str, draft: Draft) -> str | None:
    return None if _has_number(text) and CHANGE.search(text) else ""


def baseline(text: str, draft: Draft) -> str | None:
    """A target is no baseline. One sentence with both, as “from 19 days to 10”, is."""
    return None if any(_tells_of_today(sentence) for sentence in sentences(text)) else ""


def constraints(text: str, draft: Draft) -> str | None:
    return None if words(text) else ""


def length(text: str, draft: Draft) -> str | None:
    asked, told = (len(draft.get(name, "").split()) for name in ("question", "challenge"))
    if asked > LONGEST_QUESTION:
        return f"{asked} words in the question"
    return f"{told} words in the challenge" if told > LONGEST_CHALLENGE else None


def plain(text: str, draft: Draft) -> str | None:
    return longest_sentence(text) if is_hard(text) else None


def acronyms(text: str, draft: Draft) -> str | None:
    unexplained = dict.fromkeys(
        letters
        for letters in LETTERS.findall(text)
        if letters not in KNOWN["known_letters"] and not _explained(letters, text)
    )
    return ", ".join(unexplained) or None


def _has_number(text: str) -> bool:
    """A year alone counts nothing, nor the number of a law’s section or a school’s key stage."""
    return bool(NUMBER.search(COUNTS_NOTHING.sub("", text)))


def _tells_of_today(sentence: str) -> bool:
    if not _has_number(sentence):
        return False
    is_present = PRESENT.search(sentence) and not LATER.search(sentence)
    return bool(is_present or TODAY.search(sentence))


def _explained(letters: str, text: str) -> bool:
    return f"({letters})" in text or f"{letters} (" in text


PATTERNS: dict[str, Callable[[str, Draft], str | None]] = {
    pattern.__name__: pattern
    for pattern in (
        begins,
        one_question,
        problem,
        who,
        how_many,
        outcome,
        baseline,
        constraints,
        length,
        plain,
        acronyms,
    )
}
