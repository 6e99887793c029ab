"""Which solutions depend on evidence that ends soon or has ended."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef

from vendors.enums import RenewalStatus
from vendors.expiry import Backing, backings_of, ended
from vendors.models import Evidence, Solution, SolutionVersion
from vendors.models.solutions import SolutionVersionQuerySet

# Days before the end at which a vendor is reminded, the last one first.
MARKS = (7, 30, 60)


@dataclass(frozen=True)
class Ending:
    """A piece of evidence that ends soon, and the solutions that depend on it; `mark` is one of MARKS."""

    evidence: Evidence
    mark: int
    solutions: list[Solution]


def versions_to_lapse(day: date) -> list[SolutionVersion]:
    """Eligible ones of which some evidence no longer holds on this day."""
    touched = _naming_evidence_to(day - timedelta(days=1))
    return [version for version in touched if ended(backings_of(version), day)]


def evidence_ending(day: date) -> list[Ending]:
    """What vendors are to be reminded of on this day: each at the latest mark it has reached.

    A day that was missed is made good: the mark stays reached until the next one. What the vendor
    has already offered to renew is left out.
    """
    found: dict[int, Ending] = {}
    for version in _naming_evidence_to(day + timedelta(days=MARKS[-1])):
        for backing in unrenewed(version):
            _note(found, backing, version.solution, day)
    return list(found.values())


def unrenewed(version: SolutionVersion) -> list[Backing]:
    """Its passes that depend on evidence, without those for which newer is offered and being checked."""
    offered = version.renewals.filter(status=RenewalStatus.OFFERED)
    waiting = set(offered.values_list("criterion_id", flat=True))
    return [one for one in backings_of(version) if one.criterion.pk not in waiting]


def _naming_evidence_to(day: date) -> SolutionVersionQuerySet:
    """Public versions with evidence to this day at most; whether a pass depends on it is not asked yet."""
    ending = Evidence.objects.filter(expires_on__lte=day)
    submitted = ending.filter(answers__version=OuterRef("pk"))
    renewed = ending.filter(renewals__version=OuterRef("pk"))
    public = SolutionVersion.objects.public().select_related("solution__vendor")
    return public.filter(Exists(submitted) | Exists(renewed)).order_by("pk")


def _note(found: dict[int, Ending], backing: Backing, solution: Solution, day: date) -> None:
    mark = mark_reached(backing, day)
    if mark is None:
        return
    ending = found.setdefault(backing.evidence.pk, Ending(backing.evidence, mark, []))
    if solution not in ending.solutions:
        ending.solutions.append(solution)


def mark_reached(backing: Backing, day: date) -> int | None:
    """The smallest of MARKS that the days left do not exceed; None while there is more time, or none."""
    if backing.last_day is None or not backing.holds_on(day):
        return None
    left = (backing.last_day - day).days
    return next((mark for mark in MARKS if left <= mark), None)
