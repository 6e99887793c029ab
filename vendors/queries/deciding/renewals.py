"""Evidence behind the passes of one version, and what was offered to renew it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from vendors.enums import RenewalStatus
from vendors.expiry import Backing, backings, with_confirmed
from vendors.models import Answer, Criterion, Evidence, Renewal, SolutionVersion
from vendors.queries.deciding.expiring import mark_reached, unrenewed
from vendors.queries.vetting.eligibility import GateRow


@dataclass(frozen=True)
class Standing:
    """One pass that depends on evidence: until when, and the last thing offered to renew it."""

    backing: Backing
    renewal: Renewal | None
    day: date

    @property
    def has_ended(self) -> bool:
        return not self.backing.holds_on(self.day)

    @property
    def ends_soon(self) -> bool:
        return mark_reached(self.backing, self.day) is not None

    @property
    def is_being_checked(self) -> bool:
        return self.renewal is not None and self.renewal.status == RenewalStatus.OFFERED

    @property
    def was_refused(self) -> bool:
        return self.renewal is not None and self.renewal.status == RenewalStatus.REFUSED

    @property
    def can_be_renewed(self) -> bool:
        return self.backing.last_day is not None and not self.is_being_checked


def standings_of(version: SolutionVersion, gate: Iterable[GateRow], day: date) -> list[Standing]:
    """`gate` as the caller has read it. Nothing while a version is neither eligible nor under renewal."""
    if not (version.is_public or version.is_under_renewal):
        return []
    rows = list(gate)
    renewals = list(version.renewals.select_related("evidence__document").order_by("pk"))
    given = with_confirmed({r.criterion.pk: _evidence_of(r.answer) for r in rows}, renewals)
    last = {renewal.criterion_id: renewal for renewal in renewals}
    found = backings([row.result for row in rows], given)
    return [Standing(backing, last.get(backing.criterion.pk), day) for backing in found]


def _evidence_of(answer: Answer | None) -> list[Evidence]:
    """Read already, by whichever page asks."""
    if answer is None:
        return []
    shown = getattr(answer, "shown_evidence", None)
    return list(answer.evidence.all() if shown is None else shown)


def evidence_to_renew_with(version: SolutionVersion, backing: Backing, day: date) -> list[Evidence]:
    """What of the vendor's library would do, what holds longest first."""
    library = Evidence.objects.in_use().filter(vendor=version.solution.vendor_id)
    longer = [
        one
        for one in library.select_related("document")
        if backing.is_outlived_by(one) and one.is_valid_on(day)
    ]
    return sorted(longer, key=lambda one: (one.expires_on or date.max, one.pk), reverse=True)


def passes_backed_by(old: Evidence, new: Evidence) -> list[tuple[SolutionVersion, Criterion]]:
    """What of the vendor's solutions the old evidence backs and the new could, with nothing offered yet."""
    submitted = Evidence.objects.filter(pk=old.pk, answers__version=OuterRef("pk"))
    renewed = Evidence.objects.filter(pk=old.pk, renewals__version=OuterRef("pk"))
    touched = SolutionVersion.objects.with_a_page().select_related("solution")
    return [
        (version, backing.criterion)
        for version in touched.filter(Exists(submitted) | Exists(renewed)).order_by("pk")
        for backing in unrenewed(version)
        if backing.evidence == old and backing.is_outlived_by(new)
    ]


def renewals_for(user: Any) -> QuerySet[Renewal]:
    """Renewals of solutions whose dossiers this person may read."""
    dossiers = SolutionVersion.objects.dossiers_for(user)
    return Renewal.objects.filter(version__in=dossiers).select_related(
        "version__solution__vendor", "version__round", "criterion", "evidence__document"
    )


def renewals_to_check(user: Any) -> QuerySet[Renewal]:
    """Solutions that wait off the list first, then the oldest offer."""
    waiting = renewals_for(user).filter(status=RenewalStatus.OFFERED)
    return waiting.order_by("version__lapsed_at", "offered_at", "pk")
