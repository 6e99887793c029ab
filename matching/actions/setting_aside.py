"""Not for us, because …"""

from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Organisation, User
from accounts.standing import standing_of
from challenges.models import Challenge
from matching.enums import SetAsideReason
from matching.models import SetAside
from matching.rules import SETS_ASIDE, TAKES_BACK, councils_behind
from vendors.models import Solution
from workflow.engine import TransitionDenied, record, require


@dataclass(frozen=True)
class Why:
    """What a council says; its name and its own words reach the vendor only where it agrees."""

    reason: SetAsideReason
    words: str = ""
    may_name_council: bool = False


@transaction.atomic
def set_aside(
    challenge: Challenge,
    solution: Solution,
    *,
    council: Organisation,
    why: Why,
    by: User,
    at: datetime,
) -> SetAside:
    """Take a suggestion out of the list of this council; nothing changes for anybody else.

    The same person saying the same again changes nothing. Raises ValidationError when the council
    said something else before, or without the words that "another reason" needs.
    """
    require(SETS_ASIDE, (challenge, solution), by=by)
    _check(challenge, council, why, by)
    made, is_new = SetAside.objects.standing().get_or_create(
        challenge=challenge,
        solution=solution,
        council=council,
        taken_back_at=None,
        defaults={**_said(why), "set_by": by, "set_at": at},
    )
    if is_new:
        record(made, "set_aside", by=by, at=at, reason=why.words, data={"reason": str(why.reason)})
    elif made.set_by_id != by.pk or _said(made) != _said(why):
        raise ValidationError(f"{made.set_by} set it aside already.", code="exists")
    return made


@transaction.atomic
def take_back(made: SetAside, *, by: User, at: datetime) -> None:
    """Show it among the others again; doing so twice changes nothing more."""
    locked = SetAside.objects.select_for_update(of=("self",)).get(pk=made.pk)
    require(TAKES_BACK, locked, by=by)
    if locked.taken_back_at is None:
        locked.taken_back_at = at
        locked.save(update_fields=["taken_back_at"])
        record(locked, "take_back", by=by, at=at)


def _said(why: Why | SetAside) -> dict[str, object]:
    return {
        "reason": why.reason,
        "words": why.words,
        "may_name_council": why.may_name_council,
    }


def _check(challenge: Challenge, council: Organisation, why: Why, by: User) -> None:
    own = standing_of(by).councils & {council.pk}
    if not councils_behind(challenge, own).exists():
        raise TransitionDenied("Only a council that designed the challenge may say so.")
    if why.reason == SetAsideReason.OTHER and not why.words.strip():
        raise ValidationError({"words": "Say in a few words why."})
