"""Things of the portal that are in one person's hands."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.module_loading import autodiscover_modules

from accounts.models import User


@dataclass(frozen=True)
class Held:
    """`act` names what the link to `address` leads to; both are empty where the reader may do nothing.

    `is_left` is False for what ends with its holder, as nobody else needs it.
    """

    words: str
    act: str = ""
    address: str = ""
    is_left: bool = True


Holder = Callable[[User, User], Iterator[Held]]
"""What the first one holds, for the second to read: the person, or an administrator."""
holders: list[Holder] = []


def plug_in(*some: Holder) -> None:
    holders.extend(some)


def held_by(person: User, *, seen_by: User) -> list[Held]:
    autodiscover_modules("holding")
    return [held for holder in holders for held in holder(person, seen_by)]


def left_by(person: User, *, seen_by: User) -> list[Held]:
    """What would be left without anyone if they went today."""
    return [held for held in held_by(person, seen_by=seen_by) if held.is_left]
