"""What assessors, staff and vendors are told while a solution is vetted."""

from datetime import datetime

from django.urls import reverse

from accounts.interests import without_interest_in
from accounts.queries.audiences import lga_officers
from notifications.actions import queue_message
from vendors.messages.telling import tell, vetting_of
from vendors.models import (
    Assignment,
    RegisterConfirmation,
)


def assessor_assigned(assignment: Assignment, *, at: datetime) -> None:
    queue_message(
        to=assignment.assessor,
        kind="assessor_assigned",
        key=str(assignment.pk),
        at=at,
        link=reverse("vendors:my_assignments"),
        about=assignment.version.solution.vendor,
    )


def assessor_unavailable(assignment: Assignment, *, at: datetime) -> None:
    """Tell the staff who vet this solution; not those who may see nothing of its vendor."""
    _tell_staff("assessor_unavailable", assignment, at)


def register_to_renew(
    confirmation: RegisterConfirmation, *, days: int, is_over: bool, at: datetime
) -> None:
    """Once for each of the days before it lapses, and once afterwards."""
    queue_message(
        to=confirmation.person,
        kind="register_to_renew",
        key=f"{confirmation.pk}:{days}",
        at=at,
        link=reverse("vendors:my_interests"),
        confirmation=confirmation,
        is_over=is_over,
    )


def scores_submitted(assignment: Assignment, *, at: datetime) -> None:
    _tell_staff("scores_submitted", assignment, at)


def _tell_staff(kind: str, assignment: Assignment, at: datetime) -> None:
    version = assignment.version
    tell(
        without_interest_in(lga_officers(), version.solution.vendor_id),
        kind,
        about=version.solution.vendor,
        key=str(assignment.pk),
        at=at,
        link=vetting_of(version),
        assignment=assignment,
        solution=version.solution,
    )
