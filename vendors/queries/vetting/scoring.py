"""What an assessor's own screens show: what they kept, what is left, which criterion is thin."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from vendors.models import Assignment, Criterion, Score, ScoreDraft
from vendors.queries.vetting.dossiers import scored_criteria


@dataclass(frozen=True)
class Kept:
    """What an assessor's screen of one criterion holds: a score, an abstention or half of one."""

    row: Score | ScoreDraft | None

    def __str__(self) -> str:
        points = "No score yet" if self.value is None else f"{self.value} of 4"
        points = "An abstention" if self.is_abstention else points
        return f"{points} with “{self.reason}”" if self.reason else points

    @property
    def is_abstention(self) -> bool:
        return isinstance(self.row, Score) and self.row.value is None

    @property
    def is_unfinished(self) -> bool:
        return isinstance(self.row, ScoreDraft)

    @property
    def value(self) -> int | None:
        return self.row.value if self.row else None

    @property
    def reason(self) -> str:
        return self.row.reason if self.row else ""

    @property
    def confidence(self) -> str:
        return self.row.confidence if self.row else ""

    @property
    def saved_at(self) -> datetime | None:
        return self.row.saved_at if self.row else None

    @property
    def token(self) -> str:
        """Tells two states of the screen apart."""
        return self.row.saved_at.isoformat() if self.row else ""


def kept_on(assignment: Assignment, criterion: Criterion) -> Kept:
    """The unfinished words where there are some: they are newer than the score they stand beside."""
    draft = assignment.score_drafts.filter(criterion=criterion).first()
    return Kept(draft or assignment.scores.filter(criterion=criterion).first())


@dataclass(frozen=True)
class CriterionProgress:
    """One criterion on the overview of an assessor's own scores."""

    criterion: Criterion
    kept: Kept

    @property
    def is_done(self) -> bool:
        return self.kept.row is not None and not self.kept.is_unfinished


def progress_of_scores(assignment: Assignment) -> list[CriterionProgress]:
    """Every scored criterion in the order of the set, with what this assessor kept on it."""
    kept: dict[int, Score | ScoreDraft] = {}
    kept.update({score.criterion_id: score for score in assignment.scores.all()})
    kept.update({draft.criterion_id: draft for draft in assignment.score_drafts.all()})
    return [
        CriterionProgress(criterion, Kept(kept.get(criterion.pk)))
        for criterion in scored_criteria(assignment.version)
    ]


def next_to_score(
    assignment: Assignment, rows: list[CriterionProgress], after: Criterion | None = None
) -> Criterion | None:
    """What this assessor has left and the fewest have given points on; then the next in order.

    Abstentions leave a criterion as thin as it was.
    """
    left = [row.criterion for row in rows if not row.is_done]
    points, places = _times_scored(assignment), [row.criterion.pk for row in rows]
    start = places.index(after.pk) + 1 if after else 0

    def turn(criterion: Criterion) -> tuple[int, int]:
        ahead = (places.index(criterion.pk) - start) % len(places)
        return points.get(criterion.pk, 0), ahead

    return min(left, key=turn, default=None)


def _times_scored(assignment: Assignment) -> dict[int, int]:
    """How many assessors of this version have given points on each criterion."""
    given = Score.objects.filter(assignment__version=assignment.version_id, value__isnull=False)
    counted = given.values("criterion").annotate(times=Count("pk")).order_by()
    return {row["criterion"]: row["times"] for row in counted}
