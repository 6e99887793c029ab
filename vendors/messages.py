"""Who hears of what happens to a vendor's things."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from accounts.enums import Role
from accounts.models import Membership, Organisation, User
from accounts.queries.audiences import people_in_role, people_of
from accounts.standing import STAFF_ROLES
from notifications.actions import queue_message
from vendors.models import (
    AgreementAcceptance,
    Conflict,
    EligibilityResult,
    Response,
    SolutionVersion,
)


def leads_of(vendor: Organisation) -> Iterable[User]:
    return people_of(vendor, Role.VENDOR_LEAD)


def staff_for(vendor: Organisation) -> Iterable[User]:
    """LGA staff, without those who declared an interest in the vendor."""
    conflicted = Conflict.objects.filter(vendor=vendor, lifted_at=None).values("person")
    return people_in_role(*STAFF_ROLES).exclude(pk__in=conflicted)


def tell_vendor_registered(vendor: Organisation, *, lead: User, at: datetime) -> None:
    queue_message(
        to=lead,
        kind="vendor_registered",
        key=str(vendor.pk),
        at=at,
        link=reverse("vendors:my_organisation"),
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
            vendor=acceptance.vendor.name,
            version=acceptance.agreement.version,
            who=str(acceptance.accepted_by),
        )


def tell_solution_submitted(version: SolutionVersion) -> None:
    """The vendor's leads get a receipt, staff get work."""
    vendor = version.solution.vendor
    facts = {
        "key": _occasion(version),
        "at": version.submitted_at,
        "solution": version.solution.name,
        "number": version.number,
        "vendor": vendor.name,
        "decisions_on": version.round.decisions_on,
    }
    for lead in leads_of(vendor):
        queue_message(to=lead, kind="solution_submitted", link=_dossier(version), **facts)
    for officer in staff_for(vendor):
        queue_message(to=officer, kind="solution_received", link=_vetting(version), **facts)


def tell_solution_returned(
    version: SolutionVersion, *, reason: str, failed: list[EligibilityResult], at: datetime
) -> None:
    for person in people_of(version.solution.vendor):
        queue_message(
            to=person,
            kind="solution_returned",
            key=f"{version.pk}:{at:%Y%m%d%H%M%S%f}",
            at=at,
            link=_dossier(version),
            solution=version.solution.name,
            reason=reason,
            failed=failed,
            closes=version.round.solutions_close_at,
        )


def tell_response_offered(response: Response, *, at: datetime) -> None:
    """A receipt for the vendor's leads, news for staff."""
    vendor = response.solution.vendor
    facts = {
        "key": str(response.pk),
        "at": at,
        "solution": response.solution.name,
        "vendor": vendor.name,
        "challenge": response.challenge.question,
        "decisions_on": response.challenge.round.decisions_on,
    }
    mine = reverse("vendors:response", args=[response.pk])
    for lead in leads_of(vendor):
        queue_message(to=lead, kind="response_offered", link=mine, **facts)
    for officer in staff_for(vendor):
        queue_message(to=officer, kind="response_received", link=_shortlist(response), **facts)


def _occasion(version: SolutionVersion) -> str:
    """A version may be submitted again after it was returned: each time is news."""
    return f"{version.pk}:{version.submitted_at:%Y%m%d%H%M%S%f}"


def _dossier(version: SolutionVersion) -> str:
    return reverse("vendors:dossier", args=[version.solution.slug])


def _vetting(version: SolutionVersion) -> str:
    return reverse("vendors:vetting", args=[version.solution.slug, version.number])


def _shortlist(response: Response) -> str:
    return reverse("vendors:shortlist", args=[response.challenge.slug])
