"""Who holds which role where: given, asked for, decided, ended."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.enums import ROLES_BY_KIND, OrganisationKind
from accounts.lifecycle import MEMBERSHIP
from accounts.models import Membership, Organisation, User
from accounts.standing import forget_standing
from workflow.engine import perform


@transaction.atomic
def give_role(
    user: User, *, role: str, organisation: Organisation, by: User | None, at: datetime
) -> Membership:
    """Make somebody active in an organisation at once; `by` None is the portal itself.

    Raises ValidationError where the role does not fit the organisation or is held already.
    """
    _check_role_fits(role, organisation)
    _check_not_held(user, role, organisation)
    membership = Membership.objects.create(
        user=user, organisation=organisation, role=role, requested_at=at
    )
    perform(MEMBERSHIP["approve"], membership, by=by, at=at, decided_at=at)
    forget_standing(user)
    return membership


def _check_role_fits(role: str, organisation: Organisation) -> None:
    if role not in ROLES_BY_KIND[OrganisationKind(organisation.kind)]:
        raise ValidationError(f"{organisation} cannot have this role.", code="role_does_not_fit")


def _check_not_held(user: User, role: str, organisation: Organisation) -> None:
    if organisation.memberships.active().filter(user=user, role=role).exists():
        raise ValidationError(f"{user} holds this role already.", code="role_held")
