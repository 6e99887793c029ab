"""Many rows at once, for measuring only: written directly, where tests use the real actions."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from django.db import transaction
from django.utils import timezone

from accounts.enums import CouncilType, OrganisationKind, Region, Role
from accounts.models import Membership, Organisation, User
from challenges.models import (
    Challenge,
    Round,
    ServiceArea,
    Statement,
    StatementSponsor,
)
from tests.load.challenges import WORDS, published
from vendors.enums import AssignmentStatus, CompanySize, SolutionStatus
from vendors.models import (
    Assignment,
    CriteriaSet,
    Criterion,
    Response,
    Score,
    Section,
    Solution,
    SolutionVersion,
    VendorProfile,
)

NOW = timezone.now()
numbers = count(1)


@dataclass(frozen=True)
class Size:
    statements: int
    solutions: int
    challenges: int = 20

    @property
    def scores(self) -> int:
        return self.solutions * 6


@dataclass(frozen=True)
class Cast:
    """Who the records belong to."""

    round: Round
    councils: list[Organisation]
    officer: User
    staff: User
    assessors: list[User]
    criteria: list[Criterion]


@transaction.atomic
def fill(size: Size) -> Cast:
    """All records of one round at this size: at once, as an accepted statement must feed a challenge."""
    cast = _cast(size)
    statements = _statements(size, cast)
    challenges = published(
        size.challenges,
        statements,
        cast.councils,
        round=cast.round,
        officer=cast.officer,
        staff=cast.staff,
    )
    _solutions(size, cast, challenges)
    return cast


def _cast(size: Size) -> Cast:
    lga = Organisation.objects.create(name="LGA", slug="lga", kind=OrganisationKind.LGA)
    councils = _councils(min(317, size.statements))
    return Cast(
        round=_round(),
        councils=councils,
        officer=_person(councils[0], Role.COUNCIL_OFFICER),
        staff=_person(lga, Role.LGA_OFFICER),
        assessors=[_person(lga, Role.ASSESSOR) for _ in range(2)],
        criteria=_criteria(),
    )


def _councils(many: int) -> list[Organisation]:
    return Organisation.objects.bulk_create(
        Organisation(
            name=f"Council {n}",
            slug=f"council-{n}",
            kind=OrganisationKind.COUNCIL,
            council_type=CouncilType.UNITARY,
            region=Region.values[n % 9],
        )
        for n in range(many)
    )


def _person(organisation: Organisation, role: Role) -> User:
    person = User.objects.create(email=f"p{next(numbers)}@example.org", name="Ada Bright")
    Membership.objects.create(
        user=person, organisation=organisation, role=role, status="active", requested_at=NOW
    )
    return person


def _round() -> Round:
    week = timedelta(days=7)
    return Round.objects.create(
        name="Round",
        slug="round",
        statements_open_at=NOW - 8 * week,
        statements_close_at=NOW + week,
        solutions_open_at=NOW - 4 * week,
        solutions_close_at=NOW + 2 * week,
        questions_close_at=NOW + week,
        answers_close_at=NOW + 2 * week,
        decisions_on=(NOW + 3 * week).date(),
    )


def _criteria() -> list[Criterion]:
    criteria_set = CriteriaSet.objects.create(name="Set", version=1)
    section = Section.objects.create(criteria_set=criteria_set, code="A", title="All", position=1)
    return Criterion.objects.bulk_create(
        Criterion(
            section=section,
            code=f"A{n}",
            position=n,
            question=f"Question {n}?",
            answer_type="text",
            rule="scored",
            weight=1,
            scale=["none", "little", "some", "much", "all"],
        )
        for n in range(3)
    )


def _statements(size: Size, cast: Cast) -> list[Statement]:
    areas = [ServiceArea.objects.create(name=f"Area {n}", slug=f"area-{n}") for n in range(14)]
    statements = Statement.objects.bulk_create(
        Statement(
            reference=f"B-{n}",
            round=cast.round,
            council=cast.councils[n % len(cast.councils)],
            author=cast.officer,
            status="submitted" if n % 4 == 3 else "accepted",
            question=f"How can we give social workers back {n} hours?",
            challenge=WORDS * 8,
            why_it_matters=WORDS * 4,
            service_area=areas[n % 14],
            created_at=NOW,
            saved_at=NOW,
            submitted_at=NOW - timedelta(minutes=n),
        )
        for n in range(size.statements)
    )
    StatementSponsor.objects.bulk_create(
        StatementSponsor(statement=s, organisation=s.council, name=s.council.name)
        for s in statements
    )
    return statements


def _solutions(size: Size, cast: Cast, challenges: list[Challenge]) -> None:
    solutions = Solution.objects.bulk_create(
        Solution(vendor=vendor, name=f"Fieldnote {n}", slug=f"fieldnote-{n}", created_at=NOW)
        for n, vendor in enumerate(_vendors(size.solutions))
    )
    versions = _versions(cast, solutions)
    _scores(cast, versions)
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
        _version(cast, solution, is_decided=n % 2 == 0) for n, solution in enumerate(solutions)
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
        created_at=NOW,
        saved_at=NOW,
        submitted_at=NOW,
        submitted_by=cast.staff,
        **(decision if is_decided else {"status": SolutionStatus.IN_VETTING}),
    )


def _scores(cast: Cast, versions: list[SolutionVersion]) -> None:
    assignments = Assignment.objects.bulk_create(
        Assignment(
            version=version,
            assessor=assessor,
            status=AssignmentStatus.SUBMITTED,
            assigned_by=cast.staff,
            assigned_at=NOW,
            declared_at=NOW,
            submitted_at=NOW,
        )
        for version in versions
        for assessor in cast.assessors
    )
    Score.objects.bulk_create(
        Score(assignment=a, criterion=c, value=3, reason=WORDS, saved_at=NOW)
        for a in assignments
        for c in cast.criteria
    )
