"""Who is shown among suggestions, by the size of the vendor, and who never is."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet, Sum

from accounts.interests import vendors_of_interest_to
from accounts.models import Organisation
from matching.models import Exposure
from matching.queries.suggestions import suggestible_to
from vendors.enums import CompanySize
from vendors.models import Solution, VendorProfile

DAYS = 30


@dataclass(frozen=True)
class SizeClass:
    """Shares are per cent: of all that was shown, and of all eligible vendors."""

    label: str
    vendors: int
    eligible: int
    shown: int
    shown_first: int
    share_of_shown: float
    share_of_eligible: float


def exposure_by_size(user: Any, *, day: date) -> list[SizeClass]:
    """The last DAYS days, today among them, without vendors this person has an interest in."""
    vendors, eligible = _vendors_by_size(user)
    shown, first = _shown_by_size(user, day)
    return [
        SizeClass(
            label=size.word,
            vendors=vendors[size],
            eligible=eligible[size],
            shown=shown[size],
            shown_first=first[size],
            share_of_shown=_share(shown, size),
            share_of_eligible=_share(eligible, size),
        )
        for size in CompanySize
    ]


def never_shown(user: Any, *, day: date) -> QuerySet[Organisation]:
    """Vendors whose `eligible` solutions no page showed in the last DAYS days."""
    eligible = Solution.objects.filter(pk__in=suggestible_to(user).values("solution"))
    shown = _exposure(user, day).filter(vendor=OuterRef("pk"))
    return (
        Organisation.objects.filter(Exists(eligible.filter(vendor=OuterRef("pk"))))
        .exclude(Exists(shown))
        .select_related("vendor_profile")
        .prefetch_related(Prefetch("solutions", eligible.order_by("name", "pk"), "eligible"))
        .order_by("name", "pk")
    )


def _vendors_by_size(user: Any) -> tuple[Counter[str], Counter[str]]:
    own = suggestible_to(user).filter(solution__vendor=OuterRef("organisation"))
    rows = (
        VendorProfile.objects.exclude(organisation__in=vendors_of_interest_to(user))
        .annotate(is_eligible=Exists(own))
        .order_by()
        .values_list("size")
        .annotate(all=Count("pk"), eligible=Count("pk", filter=Q(is_eligible=True)))
    )
    return _counters(rows)


def _shown_by_size(user: Any, day: date) -> tuple[Counter[str], Counter[str]]:
    by_size = _exposure(user, day).order_by().values_list("vendor__vendor_profile__size")
    return _counters(by_size.annotate(Sum("shown"), Sum("shown_first")))


def _exposure(user: Any, day: date) -> QuerySet[Exposure]:
    since = day - timedelta(days=DAYS)
    return Exposure.objects.filter(day__gt=since, day__lte=day).exclude(
        vendor__in=vendors_of_interest_to(user)
    )


def _counters(rows: QuerySet[Any]) -> tuple[Counter[str], Counter[str]]:
    found = list(rows)
    return (
        Counter({size: number for size, number, _ in found}),
        Counter({size: number for size, _, number in found}),
    )


def _share(counts: Counter[str], size: str) -> float:
    return round(100 * counts[size] / (counts.total() or 1), 1)
