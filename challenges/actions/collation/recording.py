"""Lock what an act touches, and write the act down."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from accounts.models import User
from challenges.enums import ActKind
from challenges.models import Act, ActPart, Challenge, Statement


def lock_challenges(challenges: Iterable[Challenge]) -> dict[int, Challenge]:
    """Fresh rows by id, locked in one order, so that two people cannot block each other."""
    ids = {challenge.pk for challenge in challenges}
    rows = Challenge.objects.select_for_update(of=("self",)).order_by("pk")
    return {row.pk: row for row in rows.filter(pk__in=ids)}


def record_act(
    kind: ActKind,
    parts: Sequence[Challenge | Statement],
    *,
    by: User,
    at: datetime,
    reason: str = "",
    **facts: Any,
) -> Act:
    """`facts` are further fields of the act; the parts keep their order."""
    act = Act.objects.create(kind=kind, by=by, at=at, reason=reason, **facts)
    ActPart.objects.bulk_create(_part(act, part, number) for number, part in enumerate(parts))
    return act


def _part(act: Act, part: Challenge | Statement, number: int) -> ActPart:
    if isinstance(part, Challenge):
        return ActPart(act=act, challenge=part, position=number)
    return ActPart(act=act, statement=part, position=number)
