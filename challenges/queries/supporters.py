"""Who shares a challenge, as one reader may know it."""

from dataclasses import dataclass, field
from typing import Any

from accounts.standing import standing_of
from challenges.models import Challenge, Support


@dataclass(frozen=True)
class Supporters:
    """Councils named, in the order of the alphabet; the others as a number and their sentences.

    `ours` are those of the reader's own councils, named or not.
    """

    named: list[Support] = field(default_factory=list)
    unnamed: int = 0
    notes: list[str] = field(default_factory=list)
    ours: list[Support] = field(default_factory=list)

    @property
    def total(self) -> int:
        return len(self.named) + self.unnamed


def supporters_of(challenge: Challenge, user: Any = None) -> Supporters:
    """One query. Sentences of councils that are not named stand by the alphabet, so that no order tells."""
    return supporters_among(list(standing_supports(challenge)), user)


def supporters_among(counted: list[Support], user: Any = None) -> Supporters:
    """Of supports that were fetched already, in the order of the councils' names."""
    unnamed = [support for support in counted if not support.is_named]
    return Supporters(
        named=[support for support in counted if support.is_named],
        unnamed=len(unnamed),
        notes=sorted(one.note for one in unnamed if one.shows_note and one.note),
        ours=[one for one in counted if one.organisation_id in standing_of(user).councils],
    )


def standing_supports(challenge: Challenge) -> Any:
    """All of them with their names: for staff."""
    counted = challenge.supports.counted().select_related("organisation", "given_by")
    return counted.order_by("organisation__name", "pk")
