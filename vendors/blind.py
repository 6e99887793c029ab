"""Blind reading: what would name a vendor is left out of a text at reading, so the original stays.

Left out by themselves are the names of the vendor and of the solution, in any case and however their
words are joined; the company number; names of the vendor's people; every web and e-mail address.
Staff add passages of their own.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

HIDDEN = "[hidden]"
LEGAL_FORMS = r"\s*\b(?:limited|ltd|llp|plc|cic|lp|inc|gmbh|community interest company)\b\.?\s*$"
ADDRESSES = (
    r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+",
    r"(?:https?://|www\.)[^\s<>\"”’»]+[^\s<>\"”’».,;:!?)]",
)


@dataclass(frozen=True)
class Veil:
    """The words that blind assessors do not read."""

    names: tuple[str, ...]
    passages: tuple[str, ...] = ()

    def over(self, text: str) -> str:
        return self._pattern.sub(HIDDEN, text)

    def pieces(self, text: str) -> list[tuple[str, bool]]:
        """The text cut up: each piece with whether it is hidden. Joined they are the text again."""
        cut, end = [], 0
        for found in self._pattern.finditer(text):
            cut += [(text[end : found.start()], False), (found.group(), True)]
            end = found.end()
        return [piece for piece in [*cut, (text[end:], False)] if piece[0]]

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted({*self.names, *self.passages}, key=len, reverse=True)
        words = [_as_written_anyhow(phrase) for phrase in longest_first if phrase.strip()]
        return re.compile("|".join([*ADDRESSES, *words]), re.IGNORECASE)


def names_in(*names: str) -> tuple[str, ...]:
    """Each name, and each without its legal form: a firm calls itself by the short one."""
    short = [re.sub(LEGAL_FORMS, "", name, flags=re.IGNORECASE) for name in names]
    return tuple(dict.fromkeys(name.strip() for name in [*names, *short] if name.strip()))


def stands_in(passage: str, texts: Iterable[str]) -> bool:
    pattern = re.compile(_as_written_anyhow(passage), re.IGNORECASE)
    return any(pattern.search(text) for text in texts)


def _as_written_anyhow(phrase: str) -> str:
    """“Visit Notes” finds “visit-notes” and “VisitNotes”, but no part of a longer word."""
    words = [re.escape(word) for word in re.findall(r"\w+|[^\w\s]+", phrase)]
    joined = r"[\s_.-]*".join(words)
    before = r"(?<!\w)" if re.match(r"\w", phrase.strip()) else ""
    after = r"(?!\w)" if re.search(r"\w$", phrase.strip()) else ""
    return f"{before}{joined}{after}"
