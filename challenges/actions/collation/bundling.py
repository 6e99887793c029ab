"""One challenge holds others. Each child keeps its own page and words and points to its parent."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import User
from accounts.permissions import LGA_STAFF
from challenges.actions.collation.recording import lock_challenges, record_act
from challenges.enums import ActKind
from challenges.messages import tell_act
from challenges.models import Act, Challenge
from workflow.engine import TransitionDenied, record, require


@transaction.atomic
def bundle_challenges(
    parent: Challenge, children: Sequence[Challenge], *, reason: str = "", by: User, at: datetime
) -> Act:
    """All of them, or none. The database refuses a second parent and a bundle of bundles as well."""
    require(LGA_STAFF, parent, by=by)
    locked = lock_challenges([parent, *children])
    parent, rows = locked[parent.pk], [locked[child.pk] for child in children]
    _refuse_unfit(parent, rows)
    act = record_act(ActKind.BUNDLE, rows, challenge=parent, reason=reason, by=by, at=at)
    for child in rows:
        child.parent = parent
        child.save(update_fields=["parent"])
        record(child, "bundle", by=by, at=at, reason=reason, data={"with": parent.title})
    names = ", ".join(child.title for child in rows)
    record(parent, "bundle", by=by, at=at, reason=reason, data={"with": names, "act": act.pk})
    tell_act(act, "challenges_bundled")
    return act


def _refuse_unfit(parent: Challenge, children: list[Challenge]) -> None:
    if not children:
        raise TransitionDenied("Choose at least one challenge for the bundle.")
    for challenge in (parent, *children):
        if challenge.is_merged:
            raise TransitionDenied(f"“{challenge.title}” is part of “{challenge.live.title}” now.")
    if parent.parent:
        raise TransitionDenied(
            f"“{parent.title}” is in the bundle of “{parent.parent.title}”, and a bundle holds no bundles."
        )
    for child in children:
        _refuse_child(parent, child)


def _refuse_child(parent: Challenge, child: Challenge) -> None:
    if child.pk == parent.pk:
        raise TransitionDenied("A challenge cannot be in its own bundle.")
    if child.parent:
        raise TransitionDenied(
            f"“{child.title}” is in the bundle of “{child.parent.title}” already."
        )
    if child.children.exists():
        raise TransitionDenied(f"“{child.title}” has a bundle of its own. Undo that first.")
    if child.round_id != parent.round_id:
        raise TransitionDenied(f"“{child.title}” belongs to another round.")
