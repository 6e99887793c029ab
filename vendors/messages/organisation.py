"""What people of a vendor are told of their organisation."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from accounts.enums import Role
from accounts.messages.memberships import tell_that_somebody_waits
from accounts.models import Membership, Organisation, User
from accounts.queries.audiences import administrators, people_of
from notifications.actions import queue_message
from vendors.messages.audiences import leads_of
from vendors.messages.telling import tell, tell_vendor
from vendors.models import Agreement, AgreementAcceptance


def tell_vendor_registered(vendor: Organisation, *, lead: User, at: datetime) -> None:
    queue_message(
        to=lead,
        kind="vendor_registered",
        key=str(vendor.pk),
        at=at,
        link=reverse("vendors:my_organisation"),
        about=vendor,
        vendor=vendor.name,
    )


def tell_somebody_wants_to_join(membership: Membership, *, at: datetime) -> None:
    """To its leads; to administrators while it has none."""
    vendor = membership.organisation
    leads = people_of(vendor, Role.VENDOR_LEAD)
    if not leads.exists():
        tell_that_somebody_waits(membership, administrators(), at)
    tell(
        leads,
        "vendor_join_asked",
        about=vendor,
        key=str(membership.pk),
        at=at,
        link=reverse("vendors:my_organisation"),
        vendor=vendor.name,
        who=str(membership.user),
        email=membership.user.email,
    )


def tell_agreement_accepted(acceptance: AgreementAcceptance) -> None:
    tell_vendor(
        acceptance.vendor,
        "agreement_accepted",
        key=str(acceptance.pk),
        at=acceptance.accepted_at,
        link=reverse("vendors:agreement"),
        vendor=acceptance.vendor.name,
        version=acceptance.agreement.version,
        who=str(acceptance.accepted_by),
    )


def tell_agreement_changed(agreement: Agreement, vendors: Iterable[Organisation]) -> None:
    """To the leads of these vendors: nothing can be submitted before their yes."""
    for vendor in vendors:
        tell(
            leads_of(vendor),
            "agreement_changed",
            about=vendor,
            key=f"{agreement.pk}:{vendor.pk}",
            at=agreement.published_at,
            link=reverse("vendors:agreement"),
            vendor=vendor.name,
            version=agreement.version,
        )
