"""Who is meant when something is told to "the vendor", "the council" or "the staff"."""

from django.db.models import Q, QuerySet

from accounts.enums import LEADS, Role
from accounts.models import Membership, Organisation, User


def people_of(organisation: Organisation, *roles: str) -> QuerySet[User]:
    """Active people of an organisation, or of the one that took its place, in any role or in these."""
    here = Q(organisation=organisation)
    if organisation.succeeded_at:
        here |= Q(organisation=organisation.successor_id)
    held = Membership.objects.active().filter(here)
    return _people(held.filter(role__in=roles) if roles else held)


def people_in_role(*roles: str) -> QuerySet[User]:
    """Active people who hold one of these roles anywhere."""
    return _people(Membership.objects.active().filter(role__in=roles))


def lga_officers() -> QuerySet[User]:
    return people_in_role(Role.LGA_OFFICER)


def administrators() -> QuerySet[User]:
    return people_in_role(Role.LGA_ADMINISTRATOR)


def deciders_of(membership: Membership) -> QuerySet[User]:
    """Who may approve it: administrators, and the leads of the organisation it names."""
    leads = Q(organisation=membership.organisation_id, role__in=LEADS)
    is_decider = Q(role=Role.LGA_ADMINISTRATOR) | leads
    return _people(Membership.objects.active().filter(is_decider))


def _people(held: QuerySet[Membership]) -> QuerySet[User]:
    return User.objects.filter(is_active=True, pk__in=held.values("user")).order_by("pk")
