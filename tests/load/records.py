"""Many rows at once, for measuring only: written directly, where tests use the real actions."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import count

from django.db import transaction
from django.utils import timezone

from accounts.enums import CouncilType, OrganisationKind, Region, Role
from accounts.models import Membership, Organisation, User
from challenges.models import (
    Round,
    ServiceArea,
    Statement,
    StatementSponsor,
)
from tests.load.cast import Cast
from tests.load.challenges import WORDS, published
from tests.load.solutions import offered, shipped_criteria

NOW = timezone.now()
numbers = count(1)


@dataclass(frozen=True)
class Size:
    statements: int
    solutions: int
    challenges: int = 20


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
    offered(size.solutions, cast, challenges)
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
        criteria=shipped_criteria(),
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
