"""What assessors and staff are told when many are asked at once, or somebody takes another's place."""

from datetime import datetime

from django.urls import reverse

from accounts.models import User
from notifications.actions import queue_message
from vendors.models import Assignment


def assessor_asked(person: User, number: int, *, of: int, at: datetime) -> None:
    """One mail for all solutions of proposal `of`; names none, as no interest is declared yet."""
    queue_message(
        to=person,
        kind="assessor_asked",
        key=str(of),
        at=at,
        link=reverse("vendors:my_assignments"),
        number=number,
    )


def assignment_released(assignment: Assignment, *, at: datetime) -> None:
    """The assessor need not score it any more: somebody else was asked."""
    _tell_assessor("assignment_released", assignment, at)


def assignment_ended(assignment: Assignment, *, at: datetime) -> None:
    """The assessor need not score it any more: the vendor withdrew it."""
    _tell_assessor("assignment_ended", assignment, at)


def _tell_assessor(kind: str, assignment: Assignment, at: datetime) -> None:
    """Without the name of the solution: they may not have declared their interests yet."""
    queue_message(
        to=assignment.assessor,
        kind=kind,
        key=str(assignment.pk),
        at=at,
        link=reverse("vendors:my_assignments"),
        about=assignment.version.solution.vendor,
    )
