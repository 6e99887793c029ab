"""The sponsors that one cell of a spreadsheet names, told apart."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accounts.models import Organisation

Resolve = Callable[[str], Organisation | None]

_SEPARATOR = re.compile(r"\s*(?:[;|\n]|\s/\s)\s*")
_JOIN = re.compile(r",\s+|\s+(?:and|&)\s+")


@dataclass(frozen=True)
class Sponsor:
    """A name as it was written, and the council it means, if it means one."""

    name: str
    organisation: Organisation | None = None


def sponsors_in(text: str, resolve: Resolve) -> list[Sponsor]:
    """Each once. Semicolons, bars, lines and spaced slashes part names; commas and "and" are part of
    many a name, so they part one only where every piece is a council.
    """
    pieces = [piece for piece in _SEPARATOR.split(text) if piece]
    found = [sponsor for piece in pieces for sponsor in _one_or_several(piece, resolve)]
    return list({sponsor.name: sponsor for sponsor in found}.values())


def _one_or_several(name: str, resolve: Resolve) -> list[Sponsor]:
    council = resolve(name)
    if council:
        return [Sponsor(name, council)]
    several = [Sponsor(piece, resolve(piece)) for piece in _JOIN.split(name)]
    return several if all(sponsor.organisation for sponsor in several) else [Sponsor(name)]


def note_on_text(sponsors: Iterable[Sponsor]) -> list[str]:
    """For the person who imports: the names that are no council, in one sentence if there are any."""
    names = sorted({sponsor.name for sponsor in sponsors if sponsor.organisation is None})
    return (
        [f"Kept as text, because no council of the register: {'; '.join(names)}."] if names else []
    )
