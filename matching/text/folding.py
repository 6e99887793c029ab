"""The field's abbreviations and what they stand for, so that either finds the other."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from matching.text.words import plain, words

_SHIPPED = Path(__file__).with_name("synonyms.yaml")


@dataclass(frozen=True)
class Folding:
    """Which terms stand for which others.

    `phrases` maps the stems of a long form to the terms to add to it, `small` an abbreviation in any
    case and `capitals` one that must stand in capitals to the terms of its meaning.
    """

    phrases: dict[tuple[str, ...], tuple[str, ...]]
    small: dict[str, tuple[str, ...]]
    capitals: dict[str, tuple[str, ...]]

    @classmethod
    def of(cls, rows: Iterable[tuple[str, str]]) -> "Folding":
        """Rows of abbreviation and meaning.

        An abbreviation written in capitals is known in capitals only, as SEND is not "send"; one
        written small is known in any case. One with several meanings gives the terms of the first.
        """
        folding = cls({}, {}, {})
        for abbreviation, meaning in rows:
            folding._add(abbreviation.strip(), _stems(meaning))
        return folding

    def meaning(self, word: str) -> tuple[str, ...]:
        """The abbreviation's own term and those of its meaning; empty for any other word."""
        return (
            self.capitals.get(word)
            or self.capitals.get(word.removesuffix("s"))
            or self.small.get(word.lower())
            or self.small.get(word.lower().removesuffix("s"), ())
        )

    @property
    def longest(self) -> int:
        """How many stems the longest known phrase has."""
        return max(map(len, self.phrases), default=0)

    def _add(self, abbreviation: str, stems: tuple[str, ...]) -> None:
        if not abbreviation or not stems:
            return
        in_capitals = abbreviation.isupper()
        known = self.capitals if in_capitals else self.small
        known.setdefault(
            abbreviation if in_capitals else abbreviation.lower(), (abbreviation, *stems)
        )
        self.phrases.setdefault(stems, (abbreviation,))


def _stems(meaning: str) -> tuple[str, ...]:
    return tuple(word.stem for word in words(plain(meaning)))


def shipped_rows(path: Path = _SHIPPED) -> list[tuple[str, str]]:
    """Rows of abbreviation and meaning, as the file lists them."""
    listed: dict[str, str | list[str]] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return [
        (abbreviation, meaning)
        for abbreviation, meanings in listed.items()
        for meaning in ([meanings] if isinstance(meanings, str) else meanings)
    ]


SHIPPED = Folding.of(shipped_rows())
