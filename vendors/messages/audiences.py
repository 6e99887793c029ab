"""Who at a vendor, and who of the staff, is told of its things."""

from collections.abc import Iterable

from accounts.enums import Role
from accounts.interests import without_interest_in
from accounts.models import Organisation, User
from accounts.queries.audiences import people_in_role, people_of
from accounts.standing import STAFF_ROLES


def leads_of(vendor: Organisation) -> Iterable[User]:
    """Everybody there while nobody leads it."""
    leads = people_of(vendor, Role.VENDOR_LEAD)
    return leads if leads.exists() else people_of(vendor)


def staff_for(vendor: Organisation) -> Iterable[User]:
    """LGA staff, without those with an interest in the vendor."""
    return without_interest_in(people_in_role(*STAFF_ROLES), vendor.pk)
