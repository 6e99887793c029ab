"""What people of a vendor are told of their organisation."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from accounts.models import Membership, Organisation, User
from accounts.queries.audiences import people_of
from notifications.actions import queue_message
from vendors.messages.audiences import leads_of
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
    for lead in leads_of(membership.organisation):
        queue_message(
            to=lead,
            kind="vendor_join_asked",
            key=str(membership.pk),
            at=at,
            link=reverse("vendors:my_organisation"),
            about=membership.organisation,
            vendor=membership.organisation.name,
            who=str(membership.user),
            email=membership.user.email,
        )


def tell_agreement_accepted(acceptance: AgreementAcceptance) -> None:
    for person in people_of(acceptance.vendor):
        queue_message(
            to=person,
            kind="agreement_accepted",
            key=str(acceptance.pk),
            at=acceptance.accepted_at,
            link=reverse("vendors:agreement"),
            about=acceptance.vendor,
            vendor=acceptance.vendor.name,
            version=acceptance.agreement.version,
            who=str(acceptance.accepted_by),
        )


def tell_agreement_changed(agreement: Agreement, vendors: Iterable[Organisation]) -> None:
    """To the leads of these vendors: nothing can be submitted before their yes."""
    for vendor in vendors:
        for lead in leads_of(vendor):
            queue_message(
                to=lead,
                kind="agreement_changed",
                key=f"{agreement.pk}:{vendor.pk}",
                at=agreement.published_at,
                link=reverse("vendors:agreement"),
                about=vendor,
                vendor=vendor.name,
                version=agreement.version,
            )
