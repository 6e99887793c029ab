"""A word: something the portal fills into a mail, under a name that people can read."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Word:
    """`of`: the expressions in templates that it stands for; a part of a template has its name instead.

    `must_stay` is what a mail may not go without: reasons, answers, dates that bind, ways to appeal.
    """

    name: str
    meaning: str
    example: str
    of: tuple[str, ...] = ()
    must_stay: bool = False
