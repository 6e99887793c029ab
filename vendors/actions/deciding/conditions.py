"""Conditions of a decision, followed up: met or not."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from vendors.enums import ConditionStatus
from vendors.lifecycle import CONDITION
from vendors.messages import decisions as messages
from vendors.models import Condition, SolutionVersion
from workflow.engine import TransitionDenied, perform

ACT_FOR = {ConditionStatus.MET: "meet", ConditionStatus.NOT_MET: "miss"}


@transaction.atomic
def settle_condition(
    condition: Condition, *, status: ConditionStatus, reason: str, by: User, at: datetime
) -> None:
    """Staff note that a condition is met or not, with the reason, and the vendor reads it.

    What was not met in time may still be met later. Raises TransitionDenied without a reason or
    once the decision no longer stands, StaleTransition when somebody noted it already.
    """
    _check_standing(condition)
    perform(
        CONDITION[ACT_FOR[status]],
        condition,
        by=by,
        at=at,
        reason=reason,
        settled_by=by,
        settled_at=at,
        settled_reason=reason.strip(),
    )
    messages.condition_settled(condition)


def _check_standing(condition: Condition) -> None:
    """With the version locked, so that no appeal reopens the decision meanwhile."""
    SolutionVersion.objects.select_for_update(of=("self",)).get(decisions=condition.decision_id)
    if not Condition.objects.standing().filter(pk=condition.pk).exists():
        raise TransitionDenied("The decision with this condition no longer stands.")
