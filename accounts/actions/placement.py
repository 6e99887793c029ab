"""Bringing somebody with a verified e-mail address into the council it belongs to."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions.memberships import waiting_membership
from accounts.enums import Role
from accounts.lifecycle import MEMBERSHIP
from accounts.messages.memberships import tell_of_role
from accounts.models import Membership, Organisation, User
from accounts.queries.placement import councils_by_domain
from accounts.standing import forget_standing
from workflow.engine import perform


def place_person(user: User, *, at: datetime) -> Membership | None:
    """Make them an officer of the council of their domain; None where more than one or none has it."""
    councils = list(councils_by_domain(user, at.date())[:2])
    return _join(user, councils[0], at) if len(councils) == 1 else None


def choose_council(user: User, *, council: Organisation, at: datetime) -> Membership:
    """Join one of the councils that share the person's domain; ValidationError for any other."""
    if not councils_by_domain(user, at.date()).filter(pk=council.pk).exists():
        raise ValidationError(f"{council} does not write from your e-mail domain.")
    return _join(user, council, at)


@transaction.atomic
def _join(user: User, council: Organisation, at: datetime) -> Membership:
    membership = waiting_membership(user, role=Role.COUNCIL_OFFICER, organisation=council, at=at)
    perform(MEMBERSHIP["join"], membership, by=None, at=at, decided_at=at)
    forget_standing(user)
    tell_of_role(membership, at)
    return membership
