"""The pass/fail gate of one version: as it stands today, and as staff confirmed it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from vendors.eligibility import Finding, Said, is_gate, work_out
from vendors.enums import EligibilityOutcome
from vendors.models import Answer, Criterion, EligibilityResult, SolutionVersion
from vendors.readiness import applicable_criteria


@dataclass(frozen=True)
class GateRow:
    """One pass/fail criterion for the person who confirms it: what was said, what came of it."""

    criterion: Criterion
    answer: Answer | None
    result: EligibilityResult

    @property
    def is_for_a_person(self) -> bool:
        """Whether a person decides this one, or has decided it."""
        return self.result.outcome == EligibilityOutcome.UNKNOWN or bool(self.result.judged_at)


def findings_for(version: SolutionVersion, day: date) -> list[Finding]:
    """Every pass/fail criterion that applies, worked out for this day."""
    said = said_in(version)
    return [
        work_out(criterion, said.get(criterion.pk, Said()), day)
        for criterion in applicable_criteria(version)
        if is_gate(criterion)
    ]


def said_in(version: SolutionVersion) -> dict[int, Said]:
    """What the version says, by criterion."""
    return {
        answer.criterion_id: Said(
            answer.value, answer.mitigation, tuple(answer.evidence.all()), answer.is_to_confirm
        )
        for answer in answers_of(version)
    }


def answers_of(version: SolutionVersion) -> list[Answer]:
    """The answers with their evidence and its documents."""
    return list(version.answers.prefetch_related("evidence__document").order_by("pk"))


def gate_of(version: SolutionVersion, given: Iterable[Answer] | None = None) -> list[GateRow]:
    """The stored results in the order of the criteria, each with the vendor's answer.

    `given` are the version's answers where the caller has read them already.
    """
    given = answers_of(version) if given is None else given
    answers = {answer.criterion_id: answer for answer in given}
    results = version.eligibility.select_related("criterion__section", "judged_by").order_by(
        "criterion__section__position", "criterion__position", "pk"
    )
    return [GateRow(r.criterion, answers.get(r.criterion_id), r) for r in results]
