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
    """The assessor need not score it any more. Without its name: they may not have declared yet."""
    queue_message(
        to=assignment.assessor,
        kind="assignment_released",
        key=str(assignment.pk),
        at=at,
        link=reverse("vendors:my_assignments"),
        about=assignment.version.solution.vendor,
    )
