"""What a vendor is told of a decision, and of the conditions that came with it."""

from datetime import datetime

from django.urls import reverse

from accounts.interests import without_interest_in
from accounts.models import User
from notifications.writing import Letter, write_letter
from vendors.messages.telling import dossier_of, tell, tell_vendor
from vendors.models import Condition, Decision


def solution_decided(decision: Decision) -> None:
    at: datetime = decision.released_at  # type: ignore[assignment]  # told once it is released
    _tell_vendor("solution_decided", decision, key=str(decision.pk), at=at)


def decision_letter(decision: Decision) -> Letter:
    """The mail a decision would send, for a look before it is sent."""
    return write_letter("solution_decided", dossier_of(decision.version), _words(decision))


def condition_due(condition: Condition, *, before: int, at: datetime) -> None:
    """`before` says which of the reminders this is: so many days before the day."""
    key = f"{condition.pk}:{before}"
    _tell_vendor("condition_due", condition.decision, key=key, at=at, condition=condition)


def condition_settled(condition: Condition) -> None:
    at: datetime = condition.settled_at  # type: ignore[assignment]  # told once it is settled
    key = f"{condition.pk}:{condition.status}"
    _tell_vendor("condition_settled", condition.decision, key=key, at=at, condition=condition)


def condition_to_look_at(condition: Condition, *, at: datetime) -> None:
    """The day has come: whoever released the decision notes what came of the condition."""
    decision = condition.decision
    solution = decision.version.solution
    released_by = User.objects.filter(pk=decision.released_by_id, is_active=True)
    tell(
        without_interest_in(released_by, solution.vendor_id),
        "condition_to_look_at",
        about=solution.vendor,
        key=str(condition.pk),
        at=at,
        link=reverse("vendors:settle_condition", args=[condition.pk]),
        condition=condition,
        **_words(decision),
    )


def _tell_vendor(kind: str, decision: Decision, *, key: str, at: datetime, **more: object) -> None:
    vendor, link = decision.version.solution.vendor, dossier_of(decision.version)
    tell_vendor(vendor, kind, key=key, at=at, link=link, **_words(decision), **more)


def _words(decision: Decision) -> dict[str, object]:
    return {"decision": decision, "solution": decision.version.solution}
