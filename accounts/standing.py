"""What a person may be asked about: the roles they hold, read once a request."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import FilteredRelation, Q

from accounts.enums import Role

COUNCIL_ROLES = frozenset({Role.COUNCIL_OFFICER, Role.COUNCIL_LEAD})
VENDOR_ROLES = frozenset({Role.VENDOR_USER, Role.VENDOR_LEAD})
STAFF_ROLES = frozenset({Role.LGA_OFFICER, Role.LGA_ADMINISTRATOR})


@dataclass(frozen=True)
class Standing:
    """The active memberships of one person as (role, organisation id) pairs.

    Whoever acts for an organisation acts for those whose place it took as well (ADR 35).
    """

    held: frozenset[tuple[str, int]] = field(default_factory=frozenset)
    is_demonstration: bool = False

    def organisations(self, *roles: str) -> frozenset[int]:
        return frozenset(organisation for role, organisation in self.held if role in roles)

    @property
    def councils(self) -> frozenset[int]:
        return self.organisations(*COUNCIL_ROLES)

    @property
    def councils_led(self) -> frozenset[int]:
        return self.organisations(Role.COUNCIL_LEAD)

    @property
    def vendors(self) -> frozenset[int]:
        return self.organisations(*VENDOR_ROLES)

    @property
    def vendors_led(self) -> frozenset[int]:
        return self.organisations(Role.VENDOR_LEAD)

    @property
    def organisations_led(self) -> frozenset[int]:
        return self.councils_led | self.vendors_led

    @property
    def is_staff(self) -> bool:
        return bool(self.organisations(*STAFF_ROLES))

    @property
    def is_administrator(self) -> bool:
        return bool(self.organisations(Role.LGA_ADMINISTRATOR))

    @property
    def is_assessor(self) -> bool:
        return bool(self.organisations(Role.ASSESSOR))


NOBODY = Standing()


def standing_of(user: Any) -> Standing:
    """One query for a person, kept on the user object; none for somebody not signed in."""
    if user is None or not user.is_authenticated or not user.is_active:
        return NOBODY
    if not hasattr(user, "_standing"):
        user._standing = _read_standing(user)
    return user._standing


def _read_standing(user: Any) -> Standing:
    """A row for each role and each organisation that came before the one it is held in, if any."""
    succeeded = Q(organisation__predecessors__succeeded_at__isnull=False)
    before = FilteredRelation("organisation__predecessors", condition=succeeded)
    rows = list(
        user.memberships.active()
        .annotate(before=before)
        .values_list("role", "organisation_id", "before__pk", "organisation__is_demonstration")
    )
    held = {(role, place) for role, *places, _ in rows for place in places if place}
    return Standing(frozenset(held), is_demonstration=any(invented for *_, invented in rows))


def forget_standing(user: Any) -> None:
    """Drop the kept roles after a membership changed."""
    user.__dict__.pop("_standing", None)
