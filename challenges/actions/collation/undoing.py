"""Undo an act of collation: what it changed is as it was before, and what came later is kept."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from accounts.models import User
from challenges.actions.collation.carrying import carry_again, merged_by
from challenges.actions.collation.credit import drop_unfounded
from challenges.actions.collation.recording import lock_challenges
from challenges.actions.designers import listed_designers, publish_designers
from challenges.actions.objections import uphold_by_undoing
from challenges.enums import ActKind, ChallengeStatus
from challenges.lifecycle import ACT, CHALLENGE
from challenges.messages import tell_act
from challenges.models import Act, Challenge, Statement
from workflow.engine import perform, record


@transaction.atomic
def undo_act(act: Act, *, reason: str = "", by: User, at: datetime) -> None:
    """Raises TransitionDenied, naming it, when a later act builds on this one.

    Kept as they are now: words revised since, questions, responses, support and statements that came
    to the survivor itself, and what a council or staff took away since.
    """
    lock_challenges(_touched(act))
    perform(ACT["undo"], act, by=by, at=at, reason=reason, undone_at=at, undone_by=by)
    UNDO[ActKind(act.kind)](act)
    for one in _named(act):
        record(one, f"undo_{act.kind}", by=by, at=at, reason=reason, data={"act": act.pk})
    uphold_by_undoing(act.objections.all(), by=by, at=at)
    tell_act(act, "act_undone")


def _named(act: Act) -> list[Challenge | Statement]:
    parts = act.parts.select_related("challenge", "statement").order_by("position", "pk")
    return list(
        filter(None, (act.challenge, *(part.challenge or part.statement for part in parts)))
    )


def _touched(act: Act) -> list[Challenge]:
    named = [one for one in _named(act) if isinstance(one, Challenge)]
    also = Challenge.objects.filter(merged_into=act.challenge_id) if act.challenge_id else []
    return [*named, *also]


def _unlink(act: Act) -> None:
    """A link is the act itself."""


def _unbundle(act: Act) -> None:
    Challenge.objects.filter(act_parts__act=act, parent=act.challenge_id).update(parent=None)


def _unmerge(act: Act) -> None:
    before = listed_designers(act.target)
    for part in merged_by(act):
        _restore(part, act)
    _take_back(act)
    carry_again(act.target)
    _say_so(act, before)


def _say_so(act: Act, before: dict[str, bool]) -> None:
    """Readers of a public survivor find a version for the merge, and one for its undoing."""
    names = " and ".join(f"“{part.title}”" for part in merged_by(act))
    publish_designers(
        act.target,
        before,
        why=f"No longer merged with {names}.",
        by=act.undone_by,  # type: ignore[arg-type]  # set in the step before
        at=act.undone_at,  # type: ignore[arg-type]
    )


def _restore(part: Challenge, act: Act) -> None:
    was_public = part.merged_from == ChallengeStatus.PUBLISHED
    perform(
        CHALLENGE["restore" if was_public else "restore_draft"],
        part,
        by=act.undone_by,
        at=act.undone_at,  # type: ignore[arg-type]  # set in the step before
        data={"act": act.pk},
        merged_into=None,
        merged_from="",
    )
    before = act.data["repointed"][str(part.pk)]
    Challenge.objects.filter(pk__in=before).update(merged_into=part)


def _take_back(act: Act) -> None:
    act.carried_sources.attached().update(detached_at=act.undone_at)
    act.carried_supports.standing().update(withdrawn_at=act.undone_at)
    act.carried_follows.all().delete()
    drop_unfounded(act.target, act.carried_designers.all())


UNDO: dict[ActKind, Callable[[Act], None]] = {
    ActKind.LINK: _unlink,
    ActKind.BUNDLE: _unbundle,
    ActKind.MERGE: _unmerge,
}
