"""Decisions as they are prepared, looked through and read afterwards."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery

from vendors.enums import AssignmentStatus, SolutionStatus
from vendors.lifecycle import SOLUTION
from vendors.models import (
    AgreedScore,
    Assignment,
    Condition,
    CriterionFeedback,
    Decision,
    Score,
    SolutionVersion,
)
from vendors.models.decisions import DecisionQuerySet
from vendors.models.solutions import WIDE_COLUMNS
from vendors.queries.vetting.dossiers import ScoreRow, agreed_scores
from workflow.engine import verdict_on

WAS_DECIDED = Exists(Decision.objects.released().filter(version=OuterRef("pk")))
# Read with each decision, for what the pages say of it.
APPEAL = ("appeal__answered_by",)
NO_CONDITIONS = "Conditions belong to “eligible with conditions” only."

ACT_FOR = {
    SolutionStatus.ELIGIBLE: "find_eligible",
    SolutionStatus.ELIGIBLE_WITH_CONDITIONS: "find_eligible_with_conditions",
    SolutionStatus.NOT_ELIGIBLE: "find_not_eligible",
}


def with_their_words(decisions: DecisionQuerySet) -> DecisionQuerySet:
    """With `feedback_rows` in the order of the criteria and `condition_rows` in their own."""
    conditions = Condition.objects.order_by("position", "pk")
    return decisions.select_related("version__solution__vendor", "prepared_by").prefetch_related(
        Prefetch("criterion_feedback", _in_order(), to_attr="feedback_rows"),
        Prefetch("conditions", conditions, to_attr="condition_rows"),
    )


def _in_order() -> QuerySet[CriterionFeedback]:
    return CriterionFeedback.objects.select_related("criterion").order_by(
        "criterion__section__position", "criterion__position", "pk"
    )


def prepared_decision(version: SolutionVersion) -> Decision | None:
    return with_their_words(version.decisions.prepared()).first()


def released_decisions(version: SolutionVersion) -> list[Decision]:
    """All that its vendor was told, the newest first; more than one only after an appeal."""
    decisions = version.decisions.released().select_related(*APPEAL)
    return list(with_their_words(decisions).order_by("-number"))


def decisions_beside_scores(version: SolutionVersion) -> list[Decision]:
    """The same for a page with few queries to spend, whose table of scores says what was told on each."""
    released = version.decisions.released().select_related(*APPEAL)
    decisions = list(released.order_by("-number"))
    for place, one in enumerate(decisions):
        is_conditional = one.outcome == SolutionStatus.ELIGIBLE_WITH_CONDITIONS
        feedback = _in_order().filter(decision=one) if place else []
        conditions = one.conditions.order_by("position", "pk") if is_conditional else []
        one.feedback_rows = list(feedback)  # type: ignore[attr-defined]
        one.condition_rows = list(conditions)  # type: ignore[attr-defined]
    return decisions


def agreed_scores_as_told(version: SolutionVersion) -> Any:
    """What the meeting agreed on, and what the decision that stands told the vendor of it."""
    told = CriterionFeedback.objects.filter(
        decision__version=version.pk,
        decision__released_at=version.decided_at,
        criterion=OuterRef("criterion"),
    )
    return agreed_scores(version).annotate(told=Subquery(told.values("text")[:1]))


def feedback_draft(row: ScoreRow) -> str:
    """A first draft for one criterion: the meeting's reason, then each assessor's own, each once."""
    said = [row.agreed.reason] if row.agreed else []
    return "\n\n".join(dict.fromkeys([*said, *(score.reason for score in row.scores)]))


def whole_feedback(decision: Decision) -> str:
    """On the whole first, then criterion by criterion."""
    rows: list[CriterionFeedback] = decision.feedback_rows  # type: ignore[attr-defined]
    parts = [f"{row.criterion}\n{row.text}" for row in rows]
    return "\n\n".join([decision.feedback, *parts] if decision.feedback else parts)


def conditions_in_words(decision: Decision) -> str:
    """A line each with its day, numbered where there are several."""
    rows: list[Condition] = decision.condition_rows  # type: ignore[attr-defined]
    lines = [f"By {row.due_on:%-d %B %Y}: {row.text}" for row in rows]
    if len(lines) < 2:
        return "".join(lines)
    return "\n".join(f"{number}. {line}" for number, line in enumerate(lines, 1))


@dataclass(frozen=True)
class WaitingDecision:
    """One prepared decision with what can be seen to stand in the way of releasing it."""

    decision: Decision
    missing: list[str]


def decisions_waiting(user: Any) -> list[WaitingDecision]:
    """Everything prepared that this person may read, what was prepared first on top.

    Looks at all of them in a handful of queries. Releasing asks each life cycle once more.
    """
    waiting = Decision.objects.waiting_for(user)
    decisions = list(with_their_words(waiting).order_by("prepared_at", "pk"))
    unagreed, own = _unagreed(decisions), _scored_by(user, decisions)
    return [
        WaitingDecision(
            one, [*_missing_words(one), *unagreed[one.version_id], *own[one.version_id]]
        )
        for one in decisions
    ]


def not_prepared(user: Any) -> QuerySet[SolutionVersion]:
    """In moderation, without a prepared decision: the longest in the queue first."""
    return (
        SolutionVersion.objects.dossiers_for(user)
        .filter(status=SolutionStatus.MODERATION)
        .exclude(Exists(Decision.objects.prepared().filter(version=OuterRef("pk"))))
        .select_related("solution__vendor")
        .defer(*WIDE_COLUMNS)
        .order_by("submitted_at", "pk")
    )


def missing_from_decision(decision: Decision, user: Any, at: datetime) -> list[str]:
    """Sentences on what keeps this person from releasing it; none when it is ready."""
    words = _missing_words(decision)
    if not decision.outcome:
        return words
    transition = SOLUTION[ACT_FOR[SolutionStatus(decision.outcome)]]
    verdict = verdict_on(transition, decision.version, user, at)
    return words if verdict else [*words, verdict.reason]


def _missing_words(decision: Decision) -> list[str]:
    if not decision.outcome:
        return ["Choose the outcome."]
    has_conditions = bool(decision.condition_rows)  # type: ignore[attr-defined]
    is_conditional = decision.outcome == SolutionStatus.ELIGIBLE_WITH_CONDITIONS
    said = {
        "Write why.": decision.reason,
        "Write the feedback on responsible deployment.": decision.responsible_deployment,
        "Name the conditions.": has_conditions or not is_conditional,
        NO_CONDITIONS: is_conditional or not has_conditions,
        "Write feedback on the criteria or on the whole.": whole_feedback(decision),
    }
    return [sentence for sentence, is_there in said.items() if not is_there]


def _unagreed(decisions: list[Decision]) -> dict[int, list[str]]:
    """By version: which criteria somebody scored and the meeting has not agreed on."""
    agreed = AgreedScore.objects.filter(
        version=OuterRef("assignment__version"), criterion=OuterRef("criterion")
    )
    scores = Score.objects.filter(
        assignment__version__in=[one.version_id for one in decisions],
        assignment__status=AssignmentStatus.SUBMITTED,
    ).exclude(Exists(agreed))
    codes: dict[int, dict[str, None]] = defaultdict(dict)
    found = scores.order_by("criterion__section__position", "criterion__position", "pk")
    for version, code in found.values_list("assignment__version", "criterion__code"):
        codes[version][code] = None
    told = {version: [f"Agree on {', '.join(some)}."] for version, some in codes.items()}
    return defaultdict(list, told)


def _scored_by(user: Any, decisions: list[Decision]) -> dict[int, list[str]]:
    scored = Assignment.objects.filter(
        assessor=user.pk,
        version__in=[one.version_id for one in decisions],
        status=AssignmentStatus.SUBMITTED,
    )
    versions = scored.values_list("version", flat=True)
    told = {version: ["You scored it, so somebody else releases it."] for version in versions}
    return defaultdict(list, told)
