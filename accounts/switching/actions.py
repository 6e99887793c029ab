from datetime import datetime

from django.db import transaction

from accounts.actions.administrators import hold_administrators
from accounts.actions.invitations import withdraw_invitation
from accounts.enums import InvitationStatus
from accounts.holding.leads import ask_for_other_leads
from accounts.models import Invitation, User
from accounts.rules import SWITCHES_OFF, SWITCHES_ON
from accounts.sessions.actions import end_sessions
from accounts.switching.messages import tell_account_is_off, tell_account_is_on
from workflow.engine import TransitionDenied, record, require

GONE_YOURSELF = "Your own account was switched off a moment ago."


@transaction.atomic
def switch_off(person: User, *, reason: str, by: User, at: datetime) -> None:
    """Nobody signs in with it until an administrator switches it on; what it opened is closed at once.

    Roles and words stay. Invitations it sent that nobody took are withdrawn. Raises TransitionDenied
    for who may not; of two administrators who switch each other off, one is left.
    """
    hold_administrators()
    locked = _locked(person, by)
    require(SWITCHES_OFF, locked, by=by)
    if locked.is_active:
        ask_for_other_leads(locked, at=at)
    locked.is_active, locked.dormant_at, locked.switched_off_at = False, None, at
    locked.save(update_fields=["is_active", "dormant_at", "switched_off_at"])
    record(locked, "switch_off", by=by, at=at, reason=reason)
    end_sessions(locked, by=by, at=at)
    for invitation in Invitation.objects.filter(invited_by=locked, status=InvitationStatus.SENT):
        withdraw_invitation(invitation, by=by, at=at)
    tell_account_is_off(locked, at)


@transaction.atomic
def switch_on(person: User, *, reason: str, by: User, at: datetime) -> None:
    """They sign in as ever, with all they held. Its 90 days without use begin anew."""
    locked = _locked(person, by)
    require(SWITCHES_ON, locked, by=by)
    locked.is_active, locked.switched_off_at, locked.woken_at = True, None, at
    locked.save(update_fields=["is_active", "switched_off_at", "woken_at"])
    record(locked, "switch_on", by=by, at=at, reason=reason)
    tell_account_is_on(locked, at)


def _locked(person: User, by: User) -> User:
    """Both rows, in one order for everybody, so that nobody acts who is switched off meanwhile."""
    rows = User.objects.select_for_update().filter(pk__in=[person.pk, by.pk]).order_by("pk")
    found = {row.pk: row for row in rows}
    if not found[by.pk].is_active:
        raise TransitionDenied(GONE_YOURSELF)
    return found[person.pk]
