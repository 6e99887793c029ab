"""Composed reads for the people who vet: lists, one dossier, the scores side by side."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Prefetch, Q

from vendors.enums import AssignmentStatus, Rule, SolutionStatus
from vendors.models import (
    AgreedScore,
    Answer,
    Assignment,
    Criterion,
    Score,
    SolutionVersion,
    SolutionVersionQuerySet,
)
from vendors.readiness import applicable_criteria

OPEN_ASSIGNMENTS = (AssignmentStatus.ASSIGNED, AssignmentStatus.SCORING)
WIDE_COLUMNS = (
    "description",
    "how_people_stay_in_charge",
    "used_by",
    "decision_reason",
    "feedback",
    "responsible_deployment",
    "conditions",
    "words",
)
# A difference of two points or more is what moderation talks about first.
WIDE_SPREAD = 2


def vetting_list(user: Any) -> SolutionVersionQuerySet:
    """Rows of the staff list: each version with how many assessors were asked and have scored."""
    asked = Q(assignments__status__in=[*OPEN_ASSIGNMENTS, AssignmentStatus.SUBMITTED])
    return (
        SolutionVersion.objects.dossiers_for(user)
        .select_related("solution__vendor", "round")
        .defer(*WIDE_COLUMNS)
        .annotate(
            asked=Count("assignments", filter=asked),
            scored=Count("assignments", filter=Q(assignments__status=AssignmentStatus.SUBMITTED)),
        )
        .order_by("submitted_at", "pk")
    )


@dataclass(frozen=True)
class AnswerRow:
    """One criterion with what the vendor says to it, and the agreed score once there is one."""

    criterion: Criterion
    answer: Answer | None
    agreed: AgreedScore | None


def answers_in_order(version: SolutionVersion) -> list[AnswerRow]:
    """Every applicable criterion in the order of the set."""
    evidence = Prefetch("evidence", to_attr="shown_evidence")
    answers = {
        a.criterion_id: a
        for a in version.answers.prefetch_related(evidence, "shown_evidence__document")
    }
    agreed = {a.criterion_id: a for a in version.agreed_scores.all()}
    return [AnswerRow(c, answers.get(c.pk), agreed.get(c.pk)) for c in applicable_criteria(version)]


def assignments_of(user: Any) -> Any:
    """What an assessor was asked to score, the unfinished first."""
    return (
        Assignment.objects.filter(assessor=user)
        .exclude(status__in=[AssignmentStatus.DECLINED, AssignmentStatus.CONFLICTED])
        .select_related("version__solution__vendor", "version__round")
        .annotate(done=Count("scores"))
        .order_by("submitted_at", "assigned_at", "pk")
    )


def scored_criteria(version: SolutionVersion) -> list[Criterion]:
    return [c for c in applicable_criteria(version) if c.rule == Rule.SCORED]


def next_to_score(assignment: Assignment, after: Criterion | None = None) -> Criterion | None:
    """The next criterion without a score, going on after this one and round to the start."""
    criteria = scored_criteria(assignment.version)
    done = set(assignment.scores.values_list("criterion_id", flat=True))
    start = criteria.index(after) + 1 if after in criteria else 0
    ahead = criteria[start:] + criteria[:start]
    return next((c for c in ahead if c.pk not in done), None)


@dataclass(frozen=True)
class ScoreRow:
    """One criterion with every submitted score beside each other."""

    criterion: Criterion
    scores: list[Score]
    agreed: AgreedScore | None

    @property
    def points(self) -> list[int]:
        return [score.value for score in self.scores if score.value is not None]

    @property
    def mean(self) -> float | None:
        return sum(self.points) / len(self.points) if self.points else None

    @property
    def differ(self) -> bool:
        return bool(self.points) and max(self.points) - min(self.points) >= WIDE_SPREAD


def scores_side_by_side(version: SolutionVersion) -> list[ScoreRow]:
    """Submitted scores only, a row a criterion, assessors in the same order in each row."""
    by_criterion: dict[int, list[Score]] = {}
    for score in _submitted_scores(version):
        by_criterion.setdefault(score.criterion_id, []).append(score)
    agreed = {a.criterion_id: a for a in version.agreed_scores.select_related("recorded_by")}
    return [
        ScoreRow(c, by_criterion.get(c.pk, []), agreed.get(c.pk)) for c in scored_criteria(version)
    ]


def _submitted_scores(version: SolutionVersion) -> Any:
    return (
        Score.objects.filter(
            assignment__version=version, assignment__status=AssignmentStatus.SUBMITTED
        )
        .select_related("assignment__assessor")
        .order_by("assignment__assigned_at", "assignment_id")
    )


def awaiting(user: Any, *statuses: SolutionStatus) -> SolutionVersionQuerySet:
    """Versions in these states that this person may work on."""
    return SolutionVersion.objects.dossiers_for(user).filter(status__in=statuses)
