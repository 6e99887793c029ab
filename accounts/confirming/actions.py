from datetime import datetime

from django.db import transaction

from accounts.actions.administrators import hold_administrators
from accounts.confirming.clock import due_to_be_confirmed, run_out
from accounts.confirming.messages import ask_to_confirm_access
from accounts.lifecycle import MEMBERSHIP
from accounts.messages.memberships import tell_of_end
from accounts.models import Membership, User
from accounts.queries.audiences import administrators
from accounts.rules import CONFIRMS_ACCESS, is_only_administrator
from accounts.standing import forget_standing
from workflow.engine import perform, record, require

RUN_OUT = (
    "Nobody confirmed for a year that you still need it. An LGA administrator can give it again."
)


@transaction.atomic
def confirm_access(membership: Membership, *, by: User, at: datetime) -> None:
    """It is still needed, for another year. Raises TransitionDenied for one's own, and one that ended."""
    locked = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    require(CONFIRMS_ACCESS, locked, by=by)
    locked.confirmed_at = at
    locked.save(update_fields=["confirmed_at"])
    record(locked, "confirm", by=by, at=at)


def ask_to_confirm(*, at: datetime) -> None:
    """Once a week while a role ends within a month."""
    due = list(due_to_be_confirmed(at).select_related("user", "organisation"))
    if due:
        with transaction.atomic():
            ask_to_confirm_access(due, administrators(), at)


def end_run_out(*, at: datetime) -> None:
    for membership in run_out(at).select_related("user", "organisation"):
        end_role_of_trust(membership, at=at)


@transaction.atomic
def end_role_of_trust(membership: Membership, *, at: datetime) -> None:
    """Nothing where somebody confirmed or ended it this very moment.

    The only administrator keeps the role: nobody could give it again.
    """
    hold_administrators()
    locked = Membership.objects.select_for_update(of=("self",)).get(pk=membership.pk)
    is_due = run_out(at).filter(pk=locked.pk).exists()
    if not is_due or is_only_administrator(membership.user):
        return
    perform(MEMBERSHIP["run_out"], locked, by=None, at=at, reason=RUN_OUT, decided_at=at)
    forget_standing(membership.user)
    tell_of_end(membership, RUN_OUT, at)
