"""Conditions of decisions that stand, as they are followed up."""

from typing import Any

from django.db.models import Case, IntegerField, Value, When

from vendors.enums import ConditionStatus
from vendors.models import Condition
from vendors.models.decisions import ConditionQuerySet

WHAT_WAITS_FIRST = Case(
    When(status=ConditionStatus.OPEN, then=Value(0)),
    When(status=ConditionStatus.NOT_MET, then=Value(1)),
    default=Value(2),
    output_field=IntegerField(),
)


def conditions_to_follow(user: Any) -> ConditionQuerySet:
    """What is open comes first, the earliest day on top; then what was not met, then the rest."""
    return (
        Condition.objects.followed_by(user)
        .select_related("decision__version__solution__vendor", "decision__released_by")
        .order_by(WHAT_WAITS_FIRST, "due_on", "pk")
    )


def open_conditions() -> ConditionQuerySet:
    """What vendors are reminded of."""
    standing = Condition.objects.standing().open()
    return standing.select_related("decision__version__solution__vendor").order_by("due_on", "pk")
