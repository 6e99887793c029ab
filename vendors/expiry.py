"""Until when the evidence behind each pass holds: what makes a solution lapse, and what renews it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vendors.eligibility import is_readable, is_wanted
from vendors.enums import RenewalStatus
from vendors.models import Criterion, Evidence, SolutionVersion


@dataclass(frozen=True)
class Backing:
    """One criterion that was passed by evidence, with the piece of it that holds longest."""

    criterion: Criterion
    evidence: Evidence

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds; None where it never ends."""
        return self.evidence.expires_on

    def holds_on(self, day: date) -> bool:
        return self.last_day is None or day <= self.last_day

    def is_outlived_by(self, other: Evidence) -> bool:
        """Whether this evidence could renew it: of the kind wanted, and good for longer."""
        if self.last_day is None or not is_wanted(self.criterion, other):
            return False
        return other.expires_on is None or other.expires_on > self.last_day


def backings_of(version: SolutionVersion) -> list[Backing]:
    """One a criterion whose pass follows from evidence, in the order of the criteria.

    What a person judged does not depend on it. Evidence that was retired from the library still
    backs what was submitted with it, until its last day.
    """
    given = _evidence_by_criterion(version)
    results = (
        version.eligibility.filter(judged_at=None, criterion__needs_evidence=True)
        .select_related("criterion__section")
        .order_by("criterion__section__position", "criterion__position", "pk")
    )
    backings = (_backing(r.criterion, given.get(r.criterion_id, [])) for r in results)
    return [backing for backing in backings if backing]


def ended(backings: Iterable[Backing], day: date) -> list[Backing]:
    """Those that no longer hold on this day."""
    return [backing for backing in backings if not backing.holds_on(day)]


def _backing(criterion: Criterion, evidence: Iterable[Evidence]) -> Backing | None:
    usable = [one for one in evidence if is_wanted(criterion, one) and is_readable(one)]
    if not usable:
        return None
    longest = max(usable, key=lambda one: (one.expires_on or date.max, one.pk))
    return Backing(criterion, longest)


def _evidence_by_criterion(version: SolutionVersion) -> dict[int, list[Evidence]]:
    """What was submitted, and what staff confirmed since."""
    given = {
        answer.criterion_id: list(answer.evidence.all())
        for answer in version.answers.prefetch_related("evidence__document")
    }
    confirmed = version.renewals.filter(status=RenewalStatus.CONFIRMED)
    for renewal in confirmed.select_related("evidence__document"):
        given.setdefault(renewal.criterion_id, []).append(renewal.evidence)
    return given
