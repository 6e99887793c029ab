"""The vendors of one person, with what their own pages show."""

from typing import Any

from django.db.models import Max, QuerySet

from accounts.enums import OrganisationKind
from accounts.models import Organisation
from accounts.standing import standing_of
from vendors.models import Agreement, AgreementAcceptance, VendorProfile


def vendors_of(user: Any) -> QuerySet[Organisation]:
    """Vendors this person belongs to, with their profiles."""
    return (
        Organisation.objects.filter(kind=OrganisationKind.VENDOR, pk__in=standing_of(user).vendors)
        .select_related("vendor_profile")
        .order_by("name", "pk")
    )


def vendor_registered_as(company_number: str) -> Organisation | None:
    profile = VendorProfile.objects.filter(company_number=company_number)
    found = profile.select_related("organisation").first()
    return found.organisation if found else None


def acceptances_of(vendor: Organisation) -> QuerySet[AgreementAcceptance]:
    """Every version this vendor accepted, the latest first."""
    return vendor.acceptances.select_related("agreement", "accepted_by").order_by(
        "-agreement__version"
    )


def waiting_for_a_yes(vendors: QuerySet[Organisation]) -> list[Organisation]:
    """Those that have not accepted the current agreement; each has `accepted`, its last version."""
    current = Agreement.objects.current()
    if current is None:
        return []
    known = vendors.annotate(accepted=Max("acceptances__agreement__version"))
    return [vendor for vendor in known if vendor.accepted != current.version]


def vendors_bound_before(agreement: Agreement) -> QuerySet[Organisation]:
    """Vendors that accepted an earlier version of it."""
    accepted = AgreementAcceptance.objects.filter(agreement__version__lt=agreement.version)
    return Organisation.objects.filter(pk__in=accepted.values("vendor")).order_by("pk")


def earlier_agreements(current: Agreement) -> QuerySet[Agreement]:
    return Agreement.objects.filter(version__lt=current.version).order_by("-version")
