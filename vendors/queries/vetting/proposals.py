"""What the pages of a proposal and of the assessors show."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, Max, OuterRef, Q, QuerySet

from accounts.enums import Role
from accounts.models import User
from accounts.queries.audiences import people_in_role
from challenges.models import Round
from vendors.enums import (
    LIVE_PROPOSAL_STATUSES,
    OPEN_ASSIGNMENT_STATUSES,
    VETTING_STATUSES,
    AssignmentStatus,
)
from vendors.models import Proposal, ProposedAssignment, SolutionVersion
from vendors.models.solutions import WIDE_COLUMNS, SolutionVersionQuerySet
from vendors.queries.vetting.assigning import fields_of, loads_in, with_profiles


@dataclass(frozen=True)
class Share:
    """What one assessor has in the round, and what the proposal adds."""

    name: str
    held: int
    added: int

    @property
    def total(self) -> int:
        return self.held + self.added


@dataclass(frozen=True)
class Summary:
    """A proposal in figures, of the solutions that the reader may see."""

    solutions: int
    filled: int
    empty: int
    shares: list[Share]

    @property
    def level(self) -> str:
        totals = [share.total for share in self.shares]
        return f"{min(totals)} to {max(totals)}" if totals else "–"


@dataclass(frozen=True)
class ProposedVersion:
    version: SolutionVersion
    pairs: list[ProposedAssignment]


def pairs_of(proposal: Proposal, user: Any) -> QuerySet[ProposedAssignment]:
    return ProposedAssignment.objects.visible_to(user).filter(proposal=proposal)


def summary_of(proposal: Proposal, user: Any) -> Summary:
    pairs = pairs_of(proposal, user)
    added = Counter(
        dict(
            pairs.filter(assessor__isnull=False)
            .values_list("assessor")
            .annotate(Count("pk"))
            .order_by()
        )
    )
    facts = pairs.aggregate(
        solutions=Count("version", distinct=True), empty=Count("pk", filter=Q(assessor=None))
    )
    return Summary(
        facts["solutions"], added.total(), facts["empty"], _shares(proposal.round, added)
    )


def proposed_versions(
    proposal: Proposal, user: Any, *, only_empty: bool
) -> SolutionVersionQuerySet:
    """Solutions of a proposal, those with an empty place first."""
    own = ProposedAssignment.objects.filter(proposal=proposal, version=OuterRef("pk"))
    has_empty = Exists(own.filter(assessor=None))
    found = (
        SolutionVersion.objects.dossiers_for(user)
        .filter(Exists(own))
        .select_related("solution__vendor")
        .defer(*WIDE_COLUMNS)
    )
    chosen = found.filter(has_empty) if only_empty else found
    return chosen.annotate(has_empty=has_empty).order_by("-has_empty", "solution__name", "pk")


def with_pairs(versions: Iterable[SolutionVersion], proposal: Proposal) -> list[ProposedVersion]:
    """One query for the pairs of a page of solutions."""
    shown = list(versions)
    by_version: dict[int, list[ProposedAssignment]] = {version.pk: [] for version in shown}
    pairs = proposal.pairs.filter(version__in=by_version).select_related("assessor")
    for pair in pairs.order_by("pk"):
        by_version[pair.version_id].append(pair)
    return [ProposedVersion(version, by_version[version.pk]) for version in shown]


def rounds_to_assign(user: Any) -> QuerySet[Round]:
    """Rounds with a solution in vetting that this person may see."""
    waiting = SolutionVersion.objects.dossiers_for(user).filter(
        round=OuterRef("pk"), status__in=VETTING_STATUSES
    )
    return Round.objects.filter(Exists(waiting)).latest_first()


def open_proposals() -> QuerySet[Proposal]:
    live = Proposal.objects.filter(status__in=LIVE_PROPOSAL_STATUSES)
    return live.select_related("round", "begun_by").order_by("-begun_at", "-pk")


@dataclass(frozen=True)
class AssessorRow:
    """One assessor on the staff's page."""

    person: User
    fields: list[str]
    capacity: int | None
    lapses_on: date | None
    is_current: bool


def assessor_list() -> QuerySet[User]:
    """Assessors with what is open to them, what they handed in, and until when their register holds."""
    status = "assignments__status"
    return with_profiles(
        people_in_role(Role.ASSESSOR)
        .annotate(
            to_score=Count(
                "assignments", Q(**{f"{status}__in": OPEN_ASSIGNMENT_STATUSES}), distinct=True
            ),
            handed_in=Count(
                "assignments", Q(**{status: AssignmentStatus.SUBMITTED}), distinct=True
            ),
            lapses_on=Max("register_confirmations__lapses_on"),
        )
        .order_by("name", "pk")
    )


def assessor_rows(people: Iterable[User], day: date) -> list[AssessorRow]:
    return [_assessor_row(person, day) for person in people]


def _assessor_row(person: Any, day: date) -> AssessorRow:
    profile = getattr(person, "assessor_profile", None)
    return AssessorRow(
        person,
        sorted(fields_of(profile)) if profile else [],
        profile.capacity if profile else None,
        person.lapses_on,
        bool(person.lapses_on and person.lapses_on > day),
    )


def _shares(round: Round, added: Counter[int]) -> list[Share]:
    held = loads_in(round)
    people = User.objects.filter(pk__in={*held, *added})
    shares = [Share(str(one), held[one.pk], added[one.pk]) for one in people]
    return sorted(shares, key=lambda share: (-share.total, share.name))
