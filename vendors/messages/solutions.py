"""Who hears of a solution that was handed in, returned or offered."""

from datetime import datetime

from django.urls import reverse

from vendors.messages.audiences import leads_of, staff_for
from vendors.messages.telling import dossier_of, tell, tell_staff, tell_vendor, vetting_of
from vendors.models import EligibilityResult, Response, SolutionVersion


def tell_solution_submitted(version: SolutionVersion) -> None:
    """The vendor's leads get a receipt, staff get work."""
    vendor = version.solution.vendor
    facts = {
        "key": _occasion(version),
        "at": version.submitted_at,
        "solution": version.solution.name,
        "number": version.number,
        "about": vendor,
        "vendor": vendor.name,
        "decisions_on": version.round.decisions_on,
    }
    tell(leads_of(vendor), "solution_submitted", link=dossier_of(version), **facts)
    tell(staff_for(vendor), "solution_received", link=vetting_of(version), **facts)


def tell_solution_returned(
    version: SolutionVersion, *, reason: str, failed: list[EligibilityResult], at: datetime
) -> None:
    tell_vendor(
        version.solution.vendor,
        "solution_returned",
        key=f"{version.pk}:{at:%Y%m%d%H%M%S%f}",
        at=at,
        link=dossier_of(version),
        solution=version.solution.name,
        reason=reason,
        failed=failed,
        closes=version.round.solutions_close_at,
    )


def tell_solution_withdrawn(version: SolutionVersion, *, at: datetime) -> None:
    vendor = version.solution.vendor
    tell_staff(
        vendor,
        "solution_withdrawn",
        key=str(version.pk),
        at=at,
        link=vetting_of(version),
        solution=version.solution.name,
        vendor=vendor.name,
        version=version,
    )


def tell_response_offered(response: Response, *, at: datetime) -> None:
    """A receipt for the vendor's leads, news for staff."""
    vendor = response.solution.vendor
    facts = {
        "key": str(response.pk),
        "at": at,
        "solution": response.solution.name,
        "about": vendor,
        "vendor": vendor.name,
        "challenge": response.challenge.question,
        "decisions_on": response.challenge.round.decisions_on,
    }
    mine = reverse("vendors:response", args=[response.pk])
    tell(leads_of(vendor), "response_offered", link=mine, **facts)
    tell(staff_for(vendor), "response_received", link=_shortlist(response), **facts)


def _occasion(version: SolutionVersion) -> str:
    """A version may be submitted again after it was returned: each time is news."""
    return f"{version.pk}:{version.submitted_at:%Y%m%d%H%M%S%f}"


def _shortlist(response: Response) -> str:
    return reverse("vendors:shortlist", args=[response.challenge.slug])
