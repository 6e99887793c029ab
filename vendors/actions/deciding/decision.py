"""The decision on a solution, with reasons and feedback for its vendor."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from vendors.enums import ELIGIBLE_STATUSES, SolutionStatus
from vendors.lifecycle import SOLUTION
from vendors.messages import vetting as messages
from vendors.models import SolutionVersion
from workflow.engine import TransitionDenied, perform

ACT_FOR = {
    SolutionStatus.ELIGIBLE: "find_eligible",
    SolutionStatus.ELIGIBLE_WITH_CONDITIONS: "find_eligible_with_conditions",
    SolutionStatus.NOT_ELIGIBLE: "find_not_eligible",
}


@dataclass(frozen=True)
class Decision:
    """What is decided and what the vendor will read."""

    outcome: SolutionStatus
    reason: str
    feedback: str
    responsible_deployment: str
    conditions: str = ""


@transaction.atomic
def decide_solution(
    version: SolutionVersion, decision: Decision, *, by: User, at: datetime
) -> None:
    """Decide, let an eligible version take the place of the one before, and tell the vendor.

    Raises TransitionDenied without feedback on responsible deployment, or without the conditions
    that a conditional decision needs.
    """
    _check_decision(decision)
    act = SOLUTION[ACT_FOR[decision.outcome]]
    words = _words(decision)
    perform(
        act, version, by=by, at=at, reason=decision.reason, decided_at=at, decided_by=by, **words
    )
    if decision.outcome in ELIGIBLE_STATUSES:
        _supersede_earlier(version, at)
    messages.solution_decided(version, at=at)


def decided_on(version: SolutionVersion, decision: Decision) -> SolutionVersion:
    """This version as it will read once decided; nothing is saved."""
    for field, value in {"status": decision.outcome, **_words(decision)}.items():
        setattr(version, field, value)
    return version


def _words(decision: Decision) -> dict[str, Any]:
    return {
        "decision_reason": decision.reason,
        "feedback": decision.feedback,
        "responsible_deployment": decision.responsible_deployment,
        "conditions": decision.conditions,
    }


def _check_decision(decision: Decision) -> None:
    if not decision.responsible_deployment.strip():
        raise TransitionDenied("Write the feedback on responsible deployment.")
    wants = decision.outcome == SolutionStatus.ELIGIBLE_WITH_CONDITIONS
    if wants and not decision.conditions.strip():
        raise TransitionDenied("Name the conditions.")
    if decision.conditions.strip() and not wants:
        raise TransitionDenied("Conditions belong to “eligible with conditions” only.")


def _supersede_earlier(version: SolutionVersion, at: datetime) -> None:
    earlier = SolutionVersion.objects.filter(
        solution=version.solution_id, number__lt=version.number, superseded_at=None
    )
    earlier.update(superseded_at=at)
