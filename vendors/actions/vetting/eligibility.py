"""The gate before vetting: worked out, judged where a person has to, passed or returned."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from vendors.eligibility import Finding
from vendors.enums import EligibilityOutcome, SolutionStatus
from vendors.lifecycle import SOLUTION
from vendors.messages.solutions import tell_solution_returned
from vendors.models import EligibilityResult, SolutionVersion
from vendors.queries.vetting.eligibility import findings_for
from vendors.rules import VETS
from workflow.engine import TransitionDenied, perform, record, require


@transaction.atomic
def check_eligibility(
    version: SolutionVersion, *, by: User | None, at: datetime
) -> list[EligibilityResult]:
    """Work the gate out as of today and keep the outcome of every pass/fail criterion.

    What a person judged since the last submission stays judged, as long as it still needs judging.
    """
    _check_at_the_gate(version, by)
    judged = _judged_since_submission(version)
    version.eligibility.exclude(pk__in=[result.pk for result in judged.values()]).delete()
    for finding in findings_for(version, localdate(at)):
        _keep(version, finding, judged.get(finding.criterion.pk), at)
    record(version, "check_eligibility", by=by, at=at)
    return list(version.eligibility.all())


@transaction.atomic
def judge_eligibility(
    result: EligibilityResult,
    *,
    outcome: EligibilityOutcome,
    reason: str,
    by: User,
    at: datetime,
    replaces: datetime | None = None,
) -> None:
    """Staff decide on what the portal cannot work out: a mitigation, in most cases.

    `replaces` is when the judgement that the writer has before them was made, None when they saw
    none. Raises TransitionDenied for an outcome that follows from the answers, without a reason, and
    when somebody judged it or the gate was worked out again since.
    """
    _check_at_the_gate(result.version, by)
    _refresh(result)
    _check_nobody_was_first(result, replaces)
    _check_judgement(result, outcome, reason)
    result.outcome, result.reason, result.cure = outcome, reason.strip(), ""
    result.judged_by, result.judged_at = by, at
    result.save(update_fields=["outcome", "reason", "cure", "judged_by", "judged_at"])
    about = {"criterion": result.criterion.code, "outcome": str(outcome)}
    record(result.version, "judge_eligibility", by=by, at=at, reason=reason, data=about)


@transaction.atomic
def pass_eligibility(version: SolutionVersion, *, by: User, at: datetime) -> None:
    """Let a version into vetting, after working the gate out once more."""
    check_eligibility(version, by=by, at=at)
    perform(SOLUTION["pass_eligibility"], version, by=by, at=at)


@transaction.atomic
def return_solution(version: SolutionVersion, *, reason: str, by: User, at: datetime) -> None:
    """Give a version back to its vendor with the reason and the criteria it fails."""
    event = perform(SOLUTION["return"], version, by=by, at=at, reason=reason)
    failed = version.eligibility.exclude(outcome=EligibilityOutcome.PASS)
    tell_solution_returned(
        version, reason=reason, failed=list(failed.select_related("criterion")), at=event.at
    )


def _check_at_the_gate(version: SolutionVersion, by: User | None) -> None:
    """Also locks the version, so that nobody passes or returns it meanwhile."""
    locked = SolutionVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    if locked.status != SolutionStatus.SUBMITTED:
        raise TransitionDenied("The eligibility of this version is not being checked now.")
    if by:
        require(VETS, locked, by=by)


def _judged_since_submission(version: SolutionVersion) -> dict[int, EligibilityResult]:
    judged = version.eligibility.filter(judged_at__gte=version.submitted_at)
    return {result.criterion_id: result for result in judged}


def _keep(
    version: SolutionVersion, finding: Finding, judged: EligibilityResult | None, at: datetime
) -> None:
    if judged and finding.outcome == EligibilityOutcome.UNKNOWN:
        return
    if judged:
        judged.delete()
    EligibilityResult.objects.create(
        version=version,
        criterion=finding.criterion,
        outcome=finding.outcome,
        reason=finding.reason,
        cure=finding.cure,
        checked_at=at,
    )


def _refresh(result: EligibilityResult) -> None:
    """Once the version is locked: what was read before may have been judged or taken away."""
    try:
        result.refresh_from_db()
    except EligibilityResult.DoesNotExist as error:
        raise TransitionDenied(
            "This criterion was worked out again since you opened it. Open it anew, then judge."
        ) from error


def _check_nobody_was_first(result: EligibilityResult, replaces: datetime | None) -> None:
    if result.judged_at and result.judged_at != replaces:
        raise TransitionDenied(
            f"Meanwhile {result.judged_by} judged it: {result.get_outcome_display().lower()}. "
            f"“{result.reason}” Record yours again to put it in its place."
        )


def _check_judgement(result: EligibilityResult, outcome: EligibilityOutcome, reason: str) -> None:
    if result.outcome != EligibilityOutcome.UNKNOWN and not result.judged_at:
        raise TransitionDenied(
            "This follows from the answer and the evidence. It changes when they do."
        )
    if outcome == EligibilityOutcome.UNKNOWN:
        raise TransitionDenied("Decide: pass or fail.")
    if not reason.strip():
        raise TransitionDenied("Give a reason.")
