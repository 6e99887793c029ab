"""The solutions of one round beside each other, once assessors have handed in."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from accounts.interests import vendors_of_interest_to
from challenges.models import Round
from vendors.enums import AFTER_DECISION_STATUSES, AssignmentStatus, SolutionStatus
from vendors.figures.agreement import krippendorff_alpha
from vendors.figures.severity import Adjusted, Given, adjusted_means
from vendors.models import Score, SolutionVersion
from vendors.models.solutions import WIDE_COLUMNS
from vendors.queries.vetting.dossiers import WIDE_SPREAD

MOST_POINTS = 4


@dataclass(frozen=True)
class Compared:
    """One solution: its figures, the lowest and highest mean of an assessor, and where they differ widely."""

    version: SolutionVersion
    figures: Adjusted
    lowest: float
    highest: float
    differing: list[str]
    is_tied: bool

    def percent(self, points: float) -> float:
        """Where on the scale from 0 to 4 a mean stands, in per cent of its length."""
        return 100 * min(max(points, 0), MOST_POINTS) / MOST_POINTS

    @property
    def chart(self) -> dict[str, float]:
        start, end = self.percent(self.lowest), self.percent(self.highest)
        return {
            "start": start,
            "width": end - start,
            "raw": self.percent(self.figures.raw),
            "adjusted": self.percent(self.figures.adjusted),
        }


@dataclass(frozen=True)
class Comparison:
    rows: list[Compared]
    alpha: float | None

    @property
    def ties(self) -> list[list[Compared]]:
        """Groups of two or more that share a rank."""
        groups: dict[int, list[Compared]] = defaultdict(list)
        for row in self.rows:
            groups[row.figures.rank].append(row)
        return [group for group in groups.values() if len(group) > 1]

    @property
    def to_talk_about(self) -> list[Compared]:
        """Where assessors differ by two points or more, the most such criteria first."""
        wide = [row for row in self.rows if row.differing]
        return sorted(wide, key=lambda row: (-len(row.differing), row.version.pk))


def rounds_to_compare(user: Any) -> QuerySet[Round]:
    """Rounds with something to compare, the newest first."""
    ready = _ready(user).filter(round=OuterRef("pk"))
    return Round.objects.filter(Exists(ready)).order_by("-solutions_close_at", "-pk")


def comparison_of(round: Round, user: Any) -> Comparison:
    """Best evened-out mean first. Scoring of these solutions is over, so nobody's own is at stake."""
    versions = _ready(user).filter(round=round).select_related("solution__vendor")
    found = {version.pk: version for version in versions.defer(*WIDE_COLUMNS)}
    scores = _scores(found)
    given = _means(scores)
    figures = adjusted_means(given)
    ranks = [one.rank for one in figures]
    rows = [
        _compared(found[one.solution], one, given, scores, ranks.count(one.rank) > 1)  # type: ignore[index]
        for one in figures
    ]
    return Comparison(rows, krippendorff_alpha(_units(scores).values()))


def _ready(user: Any) -> QuerySet[SolutionVersion]:
    return (
        SolutionVersion.objects.dossiers_for(user)
        .filter(status__in=[SolutionStatus.MODERATION, *AFTER_DECISION_STATUSES])
        .exclude(solution__vendor__in=vendors_of_interest_to(user))
    )


def _scores(versions: dict[int, SolutionVersion]) -> list[Score]:
    handed_in = Score.objects.filter(
        assignment__version__in=list(versions),
        assignment__status=AssignmentStatus.SUBMITTED,
        value__isnull=False,
    )
    ordered = handed_in.select_related("assignment", "criterion").defer("reason")
    return list(ordered.order_by("assignment_id", "pk"))


def _means(scores: list[Score]) -> list[Given]:
    """Each assessor's weighted mean on each solution."""
    by_assignment: dict[int, list[Score]] = defaultdict(list)
    for score in scores:
        by_assignment[score.assignment_id].append(score)
    return [
        Given(some[0].assignment.version_id, some[0].assignment.assessor_id, _mean(some))
        for some in by_assignment.values()
        if any(score.criterion.weight for score in some)
    ]


def _mean(scores: list[Score]) -> float:
    weights = [score.criterion.weight or 0 for score in scores]
    total = sum((score.value or 0) * w for score, w in zip(scores, weights, strict=True))
    return total / sum(weights)


def _units(scores: list[Score]) -> dict[tuple[int, str], dict[object, float]]:
    """Points by assessor, for each criterion of each solution."""
    units: dict[tuple[int, str], dict[object, float]] = defaultdict(dict)
    for score in scores:
        unit = units[score.assignment.version_id, score.criterion.code]
        unit[score.assignment.assessor_id] = score.value or 0
    return units


def _compared(
    version: SolutionVersion,
    figures: Adjusted,
    given: list[Given],
    scores: list[Score],
    is_tied: bool,
) -> Compared:
    means = [one.mean for one in given if one.solution == version.pk]
    own = [score for score in scores if score.assignment.version_id == version.pk]
    differing = [
        code
        for (_, code), points in _units(own).items()
        if max(points.values()) - min(points.values()) >= WIDE_SPREAD
    ]
    return Compared(version, figures, min(means), max(means), differing, is_tied)
