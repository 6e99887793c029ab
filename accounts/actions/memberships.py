"""Who holds which role where: given, asked for, decided, ended."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions.administrators import require_another_administrator
from accounts.enums import ROLES_BY_KIND, MembershipStatus, OrganisationKind, Role
from accounts.holding.leads import ask_for_another_lead
from accounts.lifecycle import MEMBERSHIP
from accounts.messages.memberships import (
    tell_of_end,
    tell_of_refusal,
    tell_of_role,
    tell_that_somebody_waits,
)
from accounts.models import Membership, Organisation, User
from accounts.queries.audiences import deciders_of
from accounts.rules import roles_to_give
from accounts.sessions.actions import end_sessions
from accounts.standing import forget_standing, standing_of
from workflow.engine import TransitionDenied, perform


@transaction.atomic
def give_role(
    user: User, *, role: str, organisation: Organisation, by: User | None, at: datetime
) -> Membership:
    """Make somebody active in an organisation at once; `by` None is the portal itself.

    Raises ValidationError where the role does not fit the organisation or is held already.
    """
    membership = waiting_membership(user, role=role, organisation=organisation, at=at)
    return approve_membership(membership, role=role, organisation=organisation, by=by, at=at)


@transaction.atomic
def ask_for_place(
    user: User, *, organisation: Organisation | None, requested: str, at: datetime
) -> Membership:
    """Put somebody on the list of people an administrator or a lead looks at.

    `requested` is the organisation in their own words. Asking twice is asking once.
    """
    membership = waiting_membership(
        user, role=Role.COUNCIL_OFFICER, organisation=organisation, at=at, requested=requested
    )
    tell_that_somebody_waits(membership, deciders_of(membership), at)
    return membership


@transaction.atomic
def approve_membership(
    membership: Membership, *, role: str, organisation: Organisation, by: User | None, at: datetime
) -> Membership:
    """Let somebody in who waits; raises ValidationError as `give_role` does."""
    _check_role_fits(role, organisation)
    _check_may_give(role, organisation, by)
    _check_not_held(membership.user, role, organisation)
    perform(
        MEMBERSHIP["approve"],
        membership,
        by=by,
        at=at,
        decided_at=at,
        role=role,
        organisation=organisation,
    )
    forget_standing(membership.user)
    tell_of_role(membership, at)
    return membership


@transaction.atomic
def refuse_membership(membership: Membership, *, reason: str, by: User, at: datetime) -> None:
    perform(MEMBERSHIP["refuse"], membership, by=by, at=at, reason=reason, decided_at=at)
    tell_of_refusal(membership, reason, at)


@transaction.atomic
def end_membership(membership: Membership, *, reason: str, by: User, at: datetime) -> None:
    """Whoever holds no other role is signed out everywhere (OWASP ASVS 5.0, 7.4.2)."""
    if membership.role == Role.LGA_ADMINISTRATOR:
        require_another_administrator(membership.user)
    perform(MEMBERSHIP["end"], membership, by=by, at=at, reason=reason, decided_at=at)
    forget_standing(membership.user)
    if not standing_of(membership.user).held:
        end_sessions(membership.user, by=by, at=at)
    tell_of_end(membership, reason, at)
    if membership.user.is_active:
        ask_for_another_lead(membership, at=at)


def waiting_membership(
    user: User,
    *,
    role: str,
    organisation: Organisation | None,
    at: datetime,
    requested: str = "",
) -> Membership:
    """The one that waits already, or a new one."""
    return Membership.objects.get_or_create(
        user=user,
        organisation=organisation,
        role=role,
        status=MembershipStatus.WAITING,
        defaults={"requested_at": at, "requested_organisation": requested},
    )[0]


def _check_role_fits(role: str, organisation: Organisation) -> None:
    if role not in ROLES_BY_KIND[OrganisationKind(organisation.kind)]:
        label = Role(role).label
        raise ValidationError(f"Nobody can be {label} in {organisation}.", code="role_does_not_fit")


def _check_may_give(role: str, organisation: Organisation, by: User | None) -> None:
    if by is not None and role not in roles_to_give(by, organisation):
        raise TransitionDenied("Only LGA administrators give this role.")


def _check_not_held(user: User, role: str, organisation: Organisation) -> None:
    if organisation.memberships.active().filter(user=user, role=role).exists():
        raise ValidationError(f"{user} holds this role already.", code="role_held")
