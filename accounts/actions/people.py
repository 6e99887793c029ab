"""People themselves, apart from their roles."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db import transaction

from accounts.actions.memberships import give_role
from accounts.enums import OrganisationKind, Role
from accounts.models import Membership, Organisation, User
from accounts.sessions.actions import end_sessions
from workflow.engine import record


@transaction.atomic
def change_name(user: User, name: str, *, by: User, at: datetime) -> None:
    """The log says that it was changed, never from what: its lines outlive the person's details."""
    record(user, "change name", by=by, at=at)
    user.name = name
    user.save(update_fields=["name"])


@transaction.atomic
def take_away_second_factor(factor: Authenticator, *, by: User, at: datetime) -> None:
    """Of somebody who lost it. Whoever found it is out at once; its owner sets up another."""
    record(factor.user, "take away second factor", by=by, at=at, data={"type": str(factor.type)})
    end_sessions(factor.user, by=by, at=at)
    factor.delete()


@transaction.atomic
def appoint_administrator(email: str, *, at: datetime) -> Membership:
    """Make an LGA administrator from outside the portal, with a new account where there is none.

    The address is taken as proven. Raises ValidationError for somebody who is one already.
    """
    user = User.objects.filter(email=email.lower()).first() or _without_password(email)
    return give_role(user, role=Role.LGA_ADMINISTRATOR, organisation=_operator(), by=None, at=at)


def _without_password(email: str) -> User:
    user = User.objects.create_user(email)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def _operator() -> Organisation:
    operators = Organisation.objects.filter(kind=OrganisationKind.LGA, is_demonstration=False)
    return operators.order_by("pk").first() or Organisation.objects.create(
        name=settings.OPERATOR_NAME, slug="lga", kind=OrganisationKind.LGA
    )
