"""The standing register: whom it names among the vendors, and for whom it is up to date."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from accounts.enums import OrganisationKind, Role
from accounts.models import Organisation, User
from accounts.queries.audiences import people_in_role
from vendors.company_name import name_key
from vendors.models import RegisterConfirmation, StandingInterest, VendorProfile


def vendors_named_by(line: StandingInterest) -> list[Organisation]:
    """Vendors with the number of this line, or with its name and no other number."""
    vendors = Organisation.objects.filter(kind=OrganisationKind.VENDOR)
    numbered = vendors.select_related("vendor_profile").order_by("pk")
    return [vendor for vendor in numbered if _is_named(line, vendor.name, _number_of(vendor))]


def lines_naming(vendor: Organisation) -> list[StandingInterest]:
    """The standing lines of anybody that name this vendor."""
    number = _number_of(vendor)
    alike = Q(name_key=name_key(vendor.name)) | Q(company_number=number or None)
    lines = StandingInterest.objects.standing().filter(alike).select_related("person")
    return [line for line in lines.order_by("pk") if _is_named(line, vendor.name, number)]


def confirmed_until(person: Any) -> date | None:
    """The day on which this person's register lapses, or lapsed; None before they first confirm it."""
    own = RegisterConfirmation.objects.filter(person=person)
    until: date | None = own.aggregate(until=Max("lapses_on"))["until"]
    return until


def register_is_current(person: Any, day: date) -> bool:
    return RegisterConfirmation.objects.current(day).filter(person=person).exists()


def assessors_to_ask(day: date) -> QuerySet[User]:
    """Assessors whose register is up to date. Interests in one vendor come on top."""
    current = RegisterConfirmation.objects.current(day).filter(person=OuterRef("pk"))
    return people_in_role(Role.ASSESSOR).filter(Exists(current))


def confirmations_lapsing(day: date, *, within: timedelta) -> QuerySet[RegisterConfirmation]:
    """The newest confirmation of each assessor, where it lapses in these days or lapsed as long ago."""
    later = RegisterConfirmation.objects.filter(
        person=OuterRef("person"), lapses_on__gt=OuterRef("lapses_on")
    )
    return (
        RegisterConfirmation.objects.filter(
            ~Exists(later),
            person__in=people_in_role(Role.ASSESSOR).values("pk"),
            lapses_on__range=(day - within, day + within),
        )
        .select_related("person")
        .order_by("lapses_on", "pk")
    )


def _number_of(vendor: Organisation) -> str:
    profile: VendorProfile | None = getattr(vendor, "vendor_profile", None)
    return (profile.company_number or "") if profile else ""


def _is_named(line: StandingInterest, name: str, number: str) -> bool:
    """Two companies of one name with two numbers are two companies."""
    if line.company_number and number:
        return line.company_number == number
    return line.name_key == name_key(name)
