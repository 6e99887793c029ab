"""Composed reads for the people who vet: lists, one dossier, the scores side by side."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, F, Max, Prefetch, Q, When

from vendors.enums import OPEN_ASSIGNMENT_STATUSES, AssignmentStatus, Rule
from vendors.lifecycle import SOLUTION
from vendors.models import (
    AgreedScore,
    Answer,
    Assignment,
    Criterion,
    Evidence,
    Score,
    SolutionVersion,
)
from vendors.models.solutions import WIDE_COLUMNS, SolutionVersionQuerySet
from vendors.readiness import applicable_criteria

# A difference of two points or more is what moderation talks about first.
WIDE_SPREAD = 2
OVER = [status for status, words in SOLUTION.words.items() if words.final]


def vetting_list(user: Any) -> SolutionVersionQuerySet:
    """Rows of the staff list: each version with how many assessors were asked and have scored.

    What waits longest comes first, what is over comes last.
    """
    asked = Q(assignments__status__in=[*OPEN_ASSIGNMENT_STATUSES, AssignmentStatus.SUBMITTED])
    return (
        SolutionVersion.objects.dossiers_for(user)
        .select_related("solution__vendor", "round")
        .defer(*WIDE_COLUMNS)
        .annotate(
            asked=Count("assignments", filter=asked),
            scored=Count("assignments", filter=Q(assignments__status=AssignmentStatus.SUBMITTED)),
            is_over=Case(When(status__in=OVER, then=True), default=False),
        )
        .order_by("is_over", "submitted_at", "pk")
    )


@dataclass(frozen=True)
class AnswerRow:
    """One criterion with what the vendor says to it."""

    criterion: Criterion
    answer: Answer | None


def answers_in_order(version: SolutionVersion) -> list[AnswerRow]:
    """Every applicable criterion in the order of the set."""
    answers = {a.criterion_id: a for a in version.answers.prefetch_related(_evidence())}
    return [_answered(c, answers.get(c.pk)) for c in applicable_criteria(version)]


def answer_to(version: SolutionVersion, criterion: Criterion) -> AnswerRow:
    answers = version.answers.filter(criterion=criterion).prefetch_related(_evidence())
    return _answered(criterion, answers.first())


def _evidence() -> Any:
    library = Evidence.objects.select_related("document").order_by("pk")
    return Prefetch("evidence", library, to_attr="shown_evidence")


def _answered(criterion: Criterion, answer: Answer | None) -> AnswerRow:
    """The answer knows its criterion, so that nothing reads it once more."""
    if answer:
        answer.criterion = criterion
    return AnswerRow(criterion, answer)


def agreed_scores(version: SolutionVersion) -> Any:
    """What the meeting agreed on, in the order of the set."""
    return version.agreed_scores.select_related("criterion").order_by(
        "criterion__section__position", "criterion__position", "pk"
    )


def assignments_of(user: Any) -> Any:
    """What an assessor was asked to score, the unfinished first."""
    return (
        Assignment.objects.visible_to(user)
        .select_related("version__solution__vendor__vendor_profile", "version__round")
        .annotate(done=Count("scores"), saved_at=Max("scores__saved_at"))
        .order_by(F("submitted_at").asc(nulls_first=True), "assigned_at", "pk")
    )


def scored_criteria(version: SolutionVersion) -> list[Criterion]:
    return [c for c in applicable_criteria(version) if c.rule == Rule.SCORED]


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


def columns_of(rows: list[ScoreRow], *last: str) -> str:
    """The head of a table of these rows, a column an assessor: all hand in a score a criterion."""
    scores = rows[0].scores if rows else []
    names = [str(score.assignment.assessor).replace("|", " ") for score in scores]
    return "|".join(["Criterion", *(f"{name}#" for name in [*names, *last])])


def _submitted_scores(version: SolutionVersion) -> Any:
    return (
        Score.objects.filter(
            assignment__version=version, assignment__status=AssignmentStatus.SUBMITTED
        )
        .select_related("assignment__assessor")
        .order_by("assignment__assigned_at", "assignment_id")
    )
