"""Two challenges, or two statements, have to do with each other. Nothing else changes."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.permissions import LGA_STAFF
from challenges.actions.collation.recording import lock_challenges, record_act
from challenges.enums import ActKind
from challenges.models import Act, Challenge, Statement
from workflow.engine import TransitionDenied, record, require


@transaction.atomic
def link_challenges(
    first: Challenge, second: Challenge, *, reason: str = "", by: User, at: datetime
) -> Act:
    """Both pages name the other from now on."""
    require(LGA_STAFF, first, by=by)
    locked = lock_challenges([first, second])
    for challenge in locked.values():
        if challenge.is_merged:
            raise TransitionDenied(f"“{challenge.title}” is part of “{challenge.live.title}” now.")
    return _link(list(locked.values()), "challenge", reason, by, at)


@transaction.atomic
def link_statements(
    first: Statement, second: Statement, *, reason: str = "", by: User, at: datetime
) -> Act:
    require(LGA_STAFF, first, by=by)
    rows = Statement.objects.select_for_update(of=("self",)).order_by("pk")
    return _link(list(rows.filter(pk__in=[first.pk, second.pk])), "statement", reason, by, at)


def _link(
    two: list[Challenge] | list[Statement], noun: str, reason: str, by: User, at: datetime
) -> Act:
    if len(two) != 2:
        raise TransitionDenied(f"Choose another {noun}.")
    pair = f"{noun} {two[0].pk} {two[1].pk}"
    if Act.objects.standing().filter(pair=pair).exists():
        raise TransitionDenied("These two are linked already.")
    act = record_act(ActKind.LINK, two, pair=pair, reason=reason, by=by, at=at)
    for one, other in (two, two[::-1]):
        record(one, "link", by=by, at=at, reason=reason, data={"with": _name(other), "act": act.pk})
    return act


def _name(one: Challenge | Statement) -> str:
    return one.title if isinstance(one, Challenge) else one.reference
