"""What somebody holds of vetting, and of solutions that nobody else could speak for."""

from collections.abc import Iterator

from django.db.models import QuerySet
from django.urls import reverse

from accounts.enums import Role
from accounts.holding.held import Held, plug_in
from accounts.holding.of_accounts import people_page
from accounts.models import Organisation, User
from accounts.rules import is_only_lead
from vendors.enums import ELIGIBLE_STATUSES, LIVE_STATUSES
from vendors.models import Assignment, Solution, SolutionVersion


def scores(person: User, reader: User) -> Iterator[Held]:
    if number := Assignment.objects.open().filter(assessor=person).count():
        words = f"{number} solution{' waits' if number == 1 else 's wait'} for their scores."
        own = reader == person
        address = reverse("vendors:my_assignments" if own else "vendors:assessors")
        yield Held(words, "Score or give back" if own else "Ask somebody else", address)


def solutions(person: User, reader: User) -> Iterator[Held]:
    """Public or on their way, of each vendor whose only lead they are."""
    led = person.memberships.active().filter(role=Role.VENDOR_LEAD).select_related("organisation")
    for membership in led.order_by("organisation__name", "pk"):
        vendor = membership.organisation
        number = _at_work(vendor).count() if is_only_lead(membership) else 0
        if number:
            words = (
                f"{number} solution{'' if number == 1 else 's'} of {vendor}, led by nobody else."
            )
            yield Held(words, "Make somebody else lead", people_page(vendor, reader))


def _at_work(vendor: Organisation) -> QuerySet[Solution]:
    current = SolutionVersion.objects.filter(
        superseded_at=None, status__in=[*ELIGIBLE_STATUSES, *LIVE_STATUSES]
    )
    return Solution.objects.filter(vendor=vendor, pk__in=current.values("solution"))


plug_in(scores, solutions)
