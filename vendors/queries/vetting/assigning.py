"""What the solver has to know of one round, read in a few queries whatever its size."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Prefetch, Q, QuerySet

from accounts.enums import Role
from accounts.models import Membership, User
from accounts.queries.audiences import people_in_role
from accounts.standing import STAFF_ROLES
from challenges.models import KindOfAI, Round, ServiceArea
from vendors.assigning.problem import Assessor, Bar, Problem, Wanted
from vendors.enums import OPEN_ASSIGNMENT_STATUSES, VETTING_STATUSES, AssignmentStatus
from vendors.models import AssessorProfile, Assignment, Conflict, SolutionVersion
from vendors.models.solutions import SolutionVersionQuerySet
from vendors.queries.vetting.register import assessors_to_ask

COUNTED = (*OPEN_ASSIGNMENT_STATUSES, AssignmentStatus.SUBMITTED)
LAPSED = "whose register of interests is not confirmed"


def versions_to_assign(round: Round, user: Any) -> SolutionVersionQuerySet:
    """In vetting in this round, of vendors this person has no interest in, with `asked` so far."""
    return (
        SolutionVersion.objects.dossiers_for(user)
        .filter(round=round, status__in=VETTING_STATUSES, solution__vendor__isnull=False)
        .annotate(
            asked=Count("assignments", filter=Q(assignments__status__in=COUNTED), distinct=True)
        )
    )


def problem_of(round: Round, user: Any, *, each: int, day: date) -> Problem:
    """Every place that is still empty when each solution is to have `each` assessors."""
    versions = list(
        versions_to_assign(round, user)
        .filter(asked__lt=each)
        .select_related("solution")
        .prefetch_related(*_fields())
        .order_by("pk")
    )
    people = list(with_profiles(assessors_for(round, day)))
    loads = loads_in(round)
    return Problem(
        tuple(_wanted(version, each) for version in versions),
        tuple(_assessor(person, loads[person.pk]) for person in people),
        barred=barred(versions),
        met=_met(versions),
        left_out={LAPSED: people_in_role(Role.ASSESSOR).count() - len(people)},
    )


def assessors_for(round: Round, day: date) -> QuerySet[User]:
    """Who can be asked in this round: in a blind one nobody of the LGA staff, who see every name."""
    people = assessors_to_ask(day)
    if not round.is_blind:
        return people
    return people.exclude(pk__in=people_in_role(*STAFF_ROLES).values("pk"))


def loads_in(round: Round) -> Counter[int]:
    """How many solutions of a round each assessor has, handed in or not."""
    held = Assignment.objects.filter(version__round=round, status__in=COUNTED)
    return Counter(dict(held.values_list("assessor").annotate(Count("pk")).order_by()))


def fields_of(described: Any) -> frozenset[str]:
    """Service areas and kinds of AI, of a version or of a profile, by name."""
    kinds = [f"{kind.name} AI" for kind in described.kinds_of_ai.all()]
    return frozenset([*(area.name for area in described.service_areas.all()), *kinds])


def with_profiles(people: QuerySet[User]) -> QuerySet[User]:
    """With what each of them knows and takes on, in three queries more."""
    profiles = AssessorProfile.objects.prefetch_related(*_fields()).order_by("pk")
    return people.prefetch_related(Prefetch("assessor_profile", profiles))


def _fields() -> "tuple[Prefetch, Prefetch]":
    return (
        Prefetch("service_areas", ServiceArea.objects.order_by("pk")),
        Prefetch("kinds_of_ai", KindOfAI.objects.order_by("pk")),
    )


def _wanted(version: SolutionVersion, each: int) -> Wanted:
    missing = each - version.asked  # type: ignore[attr-defined]
    return Wanted(version.pk, version.solution.vendor_id, missing, fields_of(version))


def _assessor(person: User, load: int) -> Assessor:
    profile: AssessorProfile | None = getattr(person, "assessor_profile", None)
    if profile is None:
        return Assessor(person.pk, str(person), load=load)
    room = None if profile.capacity is None else max(profile.capacity - load, 0)
    return Assessor(person.pk, str(person), fields_of(profile), load, room)


def barred(versions: Sequence[SolutionVersion]) -> dict[tuple[int, int], Bar]:
    """Asked before, whatever came of it; or bound to the vendor by a declaration or a job there."""
    asked = Assignment.objects.filter(version__in=versions).values_list("version", "assessor")
    bars = dict.fromkeys(asked, Bar.ASKED)
    bound = _bound_to_vendors()
    for version in versions:
        for person in bound.get(version.solution.vendor_id or 0, ()):
            bars[version.pk, person] = Bar.INTEREST
    return bars


def _bound_to_vendors() -> dict[int, set[int]]:
    declared = Conflict.objects.filter(lifted_at=None).values_list("vendor", "person")
    employed = Membership.objects.active().filter(organisation__kind="vendor")
    bound: dict[int, set[int]] = {}
    for vendor, person in (*declared, *employed.values_list("organisation", "user")):
        bound.setdefault(vendor, set()).add(person)
    return bound


def _met(versions: Sequence[SolutionVersion]) -> dict[tuple[int, int], int]:
    vendors = {version.solution.vendor_id for version in versions}
    scored = Assignment.objects.filter(
        status=AssignmentStatus.SUBMITTED, version__solution__vendor__in=vendors
    )
    counted = scored.values_list("assessor", "version__solution__vendor").annotate(Count("pk"))
    return {(person, vendor): times for person, vendor, times in counted.order_by()}
