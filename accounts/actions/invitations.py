"""Invitations into an organisation: sent, accepted once, withdrawn."""

from datetime import datetime, timedelta

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.actions.memberships import give_role
from accounts.lifecycle import INVITATION
from accounts.messages.invitations import send_invitation, tell_inviter
from accounts.models import Invitation, Organisation, User
from accounts.rules import MANAGES_PEOPLE, roles_to_give
from workflow.engine import TransitionDenied, perform, record

VALID_FOR = timedelta(days=14)


@transaction.atomic
def invite_person(
    email: str, *, role: str, organisation: Organisation, by: User, at: datetime
) -> Invitation:
    """Offer a role by mail. An invitation that ran out makes room for a new one.

    Raises TransitionDenied for who may not, ValidationError for a role that does not fit or an
    invitation that is still open.
    """
    _check_may_invite(role, organisation, by)
    _withdraw_run_out(email.lower(), role, organisation, by, at)
    invitation = _new_invitation(email.lower(), role, organisation, by, at)
    record(invitation, "send", by=by, at=at)
    send_invitation(invitation, at)
    return invitation


@transaction.atomic
def accept_invitation(invitation: Invitation, *, by: User, at: datetime) -> None:
    """Take the offered role. A second acceptance raises StaleTransition."""
    perform(INVITATION["accept"], invitation, by=by, at=at, accepted_by=by, accepted_at=at)
    held = invitation.organisation.memberships.active().filter(user=by, role=invitation.role)
    if not held.exists():
        give_role(by, role=invitation.role, organisation=invitation.organisation, by=None, at=at)
    tell_inviter(invitation, at)


def withdraw_invitation(invitation: Invitation, *, by: User, at: datetime) -> None:
    perform(INVITATION["withdraw"], invitation, by=by, at=at)


def _check_may_invite(role: str, organisation: Organisation, by: User) -> None:
    verdict = MANAGES_PEOPLE.check(by, organisation)
    if not verdict:
        raise TransitionDenied(verdict.reason)
    if role not in roles_to_give(by, organisation):
        raise ValidationError("You cannot give this role here.", code="role_does_not_fit")


def _withdraw_run_out(
    email: str, role: str, organisation: Organisation, by: User, at: datetime
) -> None:
    same = organisation.invitations.filter(email=email, role=role, status="sent")
    for invitation in same.filter(expires_at__lte=at):
        withdraw_invitation(invitation, by=by, at=at)


def _new_invitation(
    email: str, role: str, organisation: Organisation, by: User, at: datetime
) -> Invitation:
    try:
        with transaction.atomic():
            return Invitation.objects.create(
                email=email,
                role=role,
                organisation=organisation,
                invited_by=by,
                invited_at=at,
                expires_at=at + VALID_FOR,
            )
    except IntegrityError:
        raise ValidationError(f"{email} has an open invitation already.") from None
