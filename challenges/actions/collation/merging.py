"""Several challenges become one text; the sources, supporters and designers of all are kept."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.permissions import LGA_STAFF
from challenges.actions.collation.carrying import carry
from challenges.actions.collation.losses import refuse_losing
from challenges.actions.collation.recording import lock_challenges, record_act
from challenges.actions.designers import listed_designers, publish_designers
from challenges.enums import ActKind
from challenges.lifecycle import CHALLENGE
from challenges.messages import tell_act
from challenges.models import Act, Challenge
from workflow.engine import TransitionDenied, perform, record, require


@transaction.atomic
def merge_challenges(
    survivor: Challenge, merged: Sequence[Challenge], *, reason: str = "", by: User, at: datetime
) -> Act:
    """The survivor keeps its words and gains what the others have; their addresses lead to it.

    A public survivor gets a version that says so. Questions and responses stay with the challenge they
    were made for. Raises TransitionDenied, and
    merges none, where something would be lost or somebody merged one of them meanwhile.
    """
    require(LGA_STAFF, survivor, by=by)
    locked = lock_challenges([survivor, *merged])
    survivor, parts = locked[survivor.pk], [locked[one.pk] for one in merged]
    _refuse_nothing(survivor, parts)
    refuse_losing(survivor, parts)
    data = _before(survivor, parts)
    act = record_act(
        ActKind.MERGE, parts, challenge=survivor, reason=reason, data=data, by=by, at=at
    )
    before = listed_designers(survivor)
    for part in parts:
        _point(part, survivor, act)
    carry(act)
    names = " and ".join(f"“{part.title}”" for part in parts)
    record(survivor, "absorb", by=by, at=at, reason=reason, data={"with": names, "act": act.pk})
    publish_designers(survivor, before, why=f"Merged with {names}.", by=by, at=at)
    tell_act(act, "challenges_merged")
    return act


def _refuse_nothing(survivor: Challenge, parts: list[Challenge]) -> None:
    if not parts:
        raise TransitionDenied("Choose at least one challenge to merge into this one.")
    if survivor in parts:
        raise TransitionDenied("A challenge cannot be merged into itself.")


def _before(survivor: Challenge, parts: list[Challenge]) -> dict[str, Any]:
    """What an undoing needs and no row of its own says."""
    repointed = {
        str(part.pk): list(part.absorbed.order_by("pk").values_list("pk", flat=True))
        for part in parts
    }
    return {"version": survivor.version, "repointed": repointed}


def _point(part: Challenge, survivor: Challenge, act: Act) -> None:
    """The part, and whatever was merged into it before, lead to the survivor."""
    perform(
        CHALLENGE["merge"],
        part,
        by=act.by,
        at=act.at,
        reason=act.reason,
        data={"with": survivor.title, "act": act.pk},
        merged_into=survivor,
        merged_from=part.status,
    )
    part.absorbed.update(merged_into=survivor)
