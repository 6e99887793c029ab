"""Solutions answered, vetted and offered, written directly and against the shipped criteria set."""

from pathlib import Path

from django.conf import settings
from django.utils import timezone

from accounts.enums import OrganisationKind
from accounts.models import Organisation
from challenges.models import Challenge
from tests.load.cast import Cast
from tests.load.challenges import WORDS
from vendors.actions.criteria.sets import load_criteria_set
from vendors.criteria.files import read_criteria_set
from vendors.enums import (
    AssignmentStatus,
    CompanySize,
    EligibilityOutcome,
    Rule,
    SolutionStatus,
)
from vendors.models import (
    Answer,
    Assignment,
    Criterion,
    EligibilityResult,
    Response,
    Score,
    Solution,
    SolutionVersion,
    VendorProfile,
)

NOW = timezone.now()
SHIPPED = Path(settings.BASE_DIR, "vendors/criteria_sets/technology-innovation-showcase-1.yaml")
DECIDED_EVERY = 2
A_BATCH = 5_000


def shipped_criteria() -> list[Criterion]:
    written = read_criteria_set(SHIPPED.read_text(encoding="utf-8"))
    load_criteria_set(written, by=None, at=NOW)
    return list(Criterion.objects.select_related("section__criteria_set").order_by("pk"))


def offered(many: int, cast: Cast, challenges: list[Challenge]) -> None:
    """So many solutions, every second one decided, each with a response."""
    solutions = Solution.objects.bulk_create(
        Solution(vendor=vendor, name=f"Fieldnote {n}", slug=f"fieldnote-{n}", created_at=NOW)
        for n, vendor in enumerate(_vendors(many))
    )
    versions = _versions(cast, solutions)
    _answers(cast, versions)
    _gates(cast, versions)
    _scores(cast, versions)
    _responses(cast, solutions, challenges)


def _vendors(many: int) -> list[Organisation]:
    vendors = Organisation.objects.bulk_create(
        Organisation(name=f"Larkfield {n}", slug=f"larkfield-{n}", kind=OrganisationKind.VENDOR)
        for n in range(many)
    )
    VendorProfile.objects.bulk_create(
        VendorProfile(organisation=v, company_number=f"{n:08}", size=CompanySize.SMALL)
        for n, v in enumerate(vendors)
    )
    return vendors


def _versions(cast: Cast, solutions: list[Solution]) -> list[SolutionVersion]:
    return SolutionVersion.objects.bulk_create(
        _version(cast, solution, is_decided=n % DECIDED_EVERY == 0)
        for n, solution in enumerate(solutions)
    )


def _version(cast: Cast, solution: Solution, *, is_decided: bool) -> SolutionVersion:
    decision = {
        "status": SolutionStatus.ELIGIBLE,
        "decided_at": NOW,
        "decided_by": cast.staff,
        "decision_reason": WORDS,
        "responsible_deployment": WORDS,
    }
    return SolutionVersion(
        solution=solution,
        number=1,
        round=cast.round,
        criteria_set=cast.criteria[0].section.criteria_set,
        summary="Drafts the case record from a recorded visit.",
        description=WORDS * 8,
        how_people_stay_in_charge=WORDS,
        data_involved=["personal"],
        is_resident_facing=True,
        created_at=NOW,
        saved_at=NOW,
        submitted_at=NOW,
        submitted_by=cast.staff,
        **(decision if is_decided else {"status": SolutionStatus.IN_VETTING}),
    )


def _answers(cast: Cast, versions: list[SolutionVersion]) -> None:
    Answer.objects.bulk_create(
        (
            Answer(version=v, criterion=c, value=_said(c), saved_at=NOW)
            for v in versions
            for c in cast.criteria
        ),
        batch_size=A_BATCH,
    )


def _said(criterion: Criterion) -> str:
    return (criterion.passing_answers or criterion.options or [WORDS])[0]


def _gates(cast: Cast, versions: list[SolutionVersion]) -> None:
    gates = [criterion for criterion in cast.criteria if criterion.rule == Rule.PASS_FAIL]
    EligibilityResult.objects.bulk_create(
        (
            EligibilityResult(
                version=v,
                criterion=c,
                outcome=EligibilityOutcome.PASS,
                reason="Answered “Yes”.",
                checked_at=NOW,
            )
            for v in versions
            for c in gates
        ),
        batch_size=A_BATCH,
    )


def _scores(cast: Cast, versions: list[SolutionVersion]) -> None:
    """The last assessor has handed nothing in of what is in vetting."""
    assignments = Assignment.objects.bulk_create(
        _assignment(cast, version, assessor) for version in versions for assessor in cast.assessors
    )
    scored = [criterion for criterion in cast.criteria if criterion.rule == Rule.SCORED]
    Score.objects.bulk_create(
        (
            Score(assignment=a, criterion=c, value=3, reason=WORDS, saved_at=NOW)
            for a in assignments
            if a.submitted_at
            for c in scored
        ),
        batch_size=A_BATCH,
    )


def _assignment(cast: Cast, version: SolutionVersion, assessor) -> Assignment:
    is_open = version.status == SolutionStatus.IN_VETTING and assessor == cast.assessors[-1]
    return Assignment(
        version=version,
        assessor=assessor,
        status=AssignmentStatus.SCORING if is_open else AssignmentStatus.SUBMITTED,
        assigned_by=cast.staff,
        assigned_at=NOW,
        declared_at=NOW,
        submitted_at=None if is_open else NOW,
    )


def _responses(cast: Cast, solutions: list[Solution], challenges: list[Challenge]) -> None:
    Response.objects.bulk_create(
        Response(
            challenge=challenges[n % len(challenges)],
            solution=solution,
            status="offered",
            text=WORDS * 3,
            created_at=NOW,
            saved_at=NOW,
            offered_at=NOW,
            offered_by=cast.staff,
        )
        for n, solution in enumerate(solutions)
    )
