"""Statements go on with a colleague when their author leaves or has other work."""

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.models import Membership, User
from challenges.actions.following import begin_following, take_following_back
from challenges.enums import FollowCause
from challenges.messages import tell_of_handover
from challenges.models import Statement
from challenges.rules import AUTHORS, HANDS_OVER
from workflow.engine import record, require

GONE = "{colleague} holds no role in {council} any more. Choose somebody else."
TAKEN = "Somebody has handed over some of these meanwhile. Look at the list again."


@transaction.atomic
def hand_over(statements: Sequence[Statement], *, to: User, by: User, at: datetime) -> None:
    """All of one author in one council, or none. The colleague is told once.

    Raises TransitionDenied for who may not, and ValidationError when the colleague has left the
    council, or a statement has another author by now.
    """
    first = statements[0]
    require(HANDS_OVER, first, by=by)
    _hold_in_council(to, first)
    for statement in _locked(statements, author=first.author):
        _give(statement, to=to, by=by, at=at)
    tell_of_handover(statements, to=to, by=by, at=at)


def _hold_in_council(colleague: User, statement: Statement) -> None:
    """Their role cannot end before this is through."""
    roles = Membership.objects.active().filter(role__in=AUTHORS, organisation=statement.council)
    if not roles.filter(user=colleague, user__is_active=True).select_for_update().exists():
        words = GONE.format(colleague=colleague, council=statement.council)
        raise ValidationError(words, code="colleague_gone")


def _locked(statements: Sequence[Statement], *, author: User | None) -> list[Statement]:
    """In the order of their numbers, as everybody locks them."""
    council = statements[0].council
    mine = Statement.objects.filter(author=author, council=council)
    locked = mine.select_for_update(of=("self",)).order_by("pk")
    found = list(locked.filter(pk__in=[statement.pk for statement in statements]))
    if len(found) < len(statements):
        raise ValidationError(TAKEN, code="handed_over")
    return found


def _give(statement: Statement, *, to: User, by: User, at: datetime) -> None:
    """Who follows a challenge because of the statement alone does so no longer; the colleague does."""
    author, before = statement.author, statement.author_id
    statement.author = to
    statement.save(update_fields=["author"])
    record(statement, "hand_over", by=by, at=at, data={"before": before, "after": to.pk})
    for source in statement.sources.attached().select_related("challenge"):
        take_following_back(source.challenge, author)
        begin_following(source.challenge, to, FollowCause.SOURCE, at=at)
