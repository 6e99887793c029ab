"""A vendor on the portal: registered, kept up to date, joined by its people."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from accounts.actions.memberships import give_role
from accounts.enums import OrganisationKind, Role
from accounts.models import Membership, Organisation, User
from vendors.actions.vetting.register import match_vendor
from vendors.messages.organisation import tell_somebody_wants_to_join, tell_vendor_registered
from vendors.models import VendorProfile
from vendors.rules import BELONGS_TO_VENDOR
from vendors.size_class import size_class
from vendors.slugs import free_slug
from workflow.engine import record, require


class AlreadyRegistered(ValidationError):
    """The company is on the portal; `vendor` is the organisation to ask."""

    def __init__(self, vendor: Organisation) -> None:
        self.vendor = vendor
        super().__init__({"company_number": f"This is the number of {vendor}, registered already."})


@transaction.atomic
def register_vendor(*, name: str, by: User, at: datetime, **facts: Any) -> Organisation:
    """Put a vendor on the portal with its profile; whoever does it becomes its lead.

    `facts` are fields of VendorProfile. Raises AlreadyRegistered for a company number that is known.
    """
    vendor = Organisation.objects.create(
        name=name,
        slug=free_slug(Organisation, name),
        kind=OrganisationKind.VENDOR,
        started_on=at.date(),
    )
    _write_profile(vendor, facts)
    record(vendor, "register", by=by, at=at)
    match_vendor(vendor, at=at)
    give_role(by, role=Role.VENDOR_LEAD, organisation=vendor, by=None, at=at)
    tell_vendor_registered(vendor, lead=by, at=at)
    return vendor


@transaction.atomic
def edit_vendor(
    vendor: Organisation, *, name: str, by: User, at: datetime, **facts: Any
) -> VendorProfile:
    """Change what is known of a vendor. Raises AlreadyRegistered for another vendor's number."""
    require(BELONGS_TO_VENDOR, vendor, by=by)
    vendor.name = name
    vendor.save(update_fields=["name"])
    profile = _write_profile(vendor, facts)
    match_vendor(vendor, at=at)
    record(vendor, "edit", by=by, at=at)
    return profile


@transaction.atomic
def ask_to_join(vendor: Organisation, *, by: User, at: datetime) -> Membership:
    """Wait for that vendor's lead. Asking twice is asking once."""
    if vendor.memberships.active().filter(user=by).exists():
        raise ValidationError(f"You are in {vendor} already.", code="role_held")
    membership, is_new = Membership.objects.waiting().get_or_create(
        user=by,
        organisation=vendor,
        role=Role.VENDOR_USER,
        defaults={"requested_at": at},
    )
    if is_new:
        record(membership, "request", by=by, at=at)
        tell_somebody_wants_to_join(membership, at=at)
    return membership


def _write_profile(vendor: Organisation, facts: dict[str, Any]) -> VendorProfile:
    """The size follows from stated figures. The number is unique in the database: of two
    registrations at once, the second is told.
    """
    if facts.get("staff") is not None:
        figures = [facts["staff"], facts["turnover"], facts.get("balance_sheet")]
        facts = {**facts, "size": size_class(*figures)}
    try:
        with transaction.atomic():
            return VendorProfile.objects.update_or_create(organisation=vendor, defaults=facts)[0]
    except IntegrityError:
        other = VendorProfile.objects.filter(company_number=facts.get("company_number")).first()
        if other is None:
            raise
        raise AlreadyRegistered(other.organisation) from None
