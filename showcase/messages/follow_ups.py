"""Mails that ask both sides what happened next."""

from collections.abc import Iterable
from datetime import datetime

from accounts.enums import Role
from accounts.models import User
from accounts.queries.audiences import people_of
from notifications.actions import queue_message
from showcase.models import FollowUp
from vendors.messages.audiences import leads_of


def tell_what_to_answer(follow_up: FollowUp, *, at: datetime) -> None:
    _tell([*_council(follow_up), *_vendor(follow_up)], "follow_up_asked", follow_up, "", at)


def tell_written(follow_up: FollowUp, side: str, *, at: datetime) -> None:
    """The other side reads the words and agrees, or changes them."""
    people = _council(follow_up) if side == "council" else _vendor(follow_up)
    _tell(people, "follow_up_written", follow_up, f":{at:%Y%m%d%H%M%S}", at)


def tell_agreed(follow_up: FollowUp, *, at: datetime) -> None:
    people = [*_council(follow_up), *_vendor(follow_up)]
    _tell(people, "follow_up_public", follow_up, f":{at:%Y%m%d%H%M%S}", at)


def _council(follow_up: FollowUp) -> list[User]:
    """Its leads, or its officers where it has none."""
    council = follow_up.council
    return list(people_of(council, Role.COUNCIL_LEAD)) or list(
        people_of(council, Role.COUNCIL_OFFICER)
    )


def _vendor(follow_up: FollowUp) -> list[User]:
    return list(leads_of(follow_up.response.solution.vendor))


def _tell(people: Iterable[User], kind: str, follow_up: FollowUp, key: str, at: datetime) -> None:
    for person in people:
        queue_message(
            to=person,
            kind=kind,
            key=f"{follow_up.pk}{key}",
            at=at,
            link=follow_up.get_absolute_url(),
            about=follow_up.response.solution.vendor,
            follow_up=follow_up,
            solution=follow_up.response.solution,
        )
