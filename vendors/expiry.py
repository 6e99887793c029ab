"""Until when the evidence behind each pass holds: what makes a solution lapse, and what renews it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from vendors.eligibility import is_readable, is_wanted
from vendors.enums import RenewalStatus
from vendors.models import Criterion, EligibilityResult, Evidence, Renewal, SolutionVersion


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
    """One a criterion whose pass follows from evidence, in the order of the criteria."""
    results = version.eligibility.select_related("criterion__section").order_by(
        "criterion__section__position", "criterion__position", "pk"
    )
    answers = version.answers.prefetch_related("evidence__document")
    given = {answer.criterion_id: list(answer.evidence.all()) for answer in answers}
    renewals = version.renewals.select_related("evidence__document")
    return backings(results, with_confirmed(given, renewals))


def backings(
    results: Iterable[EligibilityResult], given: Mapping[int, Iterable[Evidence]]
) -> list[Backing]:
    """`given` is the evidence by criterion. What a person judged does not depend on it.

    Evidence that was retired from the library still backs what was submitted with it, until its
    last day.
    """
    by_evidence = (r for r in results if r.judged_at is None and r.criterion.needs_evidence)
    found = (_backing(r.criterion, given.get(r.criterion_id, ())) for r in by_evidence)
    return [backing for backing in found if backing]


def with_confirmed(
    given: dict[int, list[Evidence]], renewals: Iterable[Renewal]
) -> dict[int, list[Evidence]]:
    """The evidence submitted, and beside it what staff confirmed since."""
    for renewal in renewals:
        if renewal.status == RenewalStatus.CONFIRMED:
            given.setdefault(renewal.criterion_id, []).append(renewal.evidence)
    return given


def ended(backings: Iterable[Backing], day: date) -> list[Backing]:
    """Those that no longer hold on this day."""
    return [backing for backing in backings if not backing.holds_on(day)]


def _backing(criterion: Criterion, evidence: Iterable[Evidence]) -> Backing | None:
    usable = [one for one in evidence if is_wanted(criterion, one) and is_readable(one)]
    if not usable:
        return None
    longest = max(usable, key=lambda one: (one.expires_on or date.max, one.pk))
    return Backing(criterion, longest)
