"""Somebody else takes the place of an assessor who declined, fell silent or is no assessor any more."""

from datetime import datetime

from django.db import IntegrityError, transaction

from accounts.models import User
from vendors.actions.vetting.assignment import assign_assessor
from vendors.enums import OPEN_ASSIGNMENT_STATUSES, AssignmentStatus
from vendors.lifecycle import ASSIGNMENT
from vendors.messages import assigning as messages
from vendors.messages import vetting as vetting_messages
from vendors.models import Assignment, SolutionVersion
from vendors.queries.vetting.standstill import of_ended_accounts
from workflow.engine import TransitionDenied, perform


@transaction.atomic
def replace_assessor(
    assignment: Assignment, assessor: User, *, reason: str, by: User, at: datetime
) -> Assignment:
    """Ask `assessor` in the place of whoever holds this assignment; what they scored stays on record.

    Raises TransitionDenied when the scores are handed in, the place is filled already, or the new
    person may not be asked.
    """
    version = SolutionVersion.objects.select_for_update(of=("self",)).get(pk=assignment.version_id)
    held = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if held.status == AssignmentStatus.SUBMITTED:
        raise TransitionDenied(f"{held.assessor} has handed in their scores meanwhile.")
    if held.status in OPEN_ASSIGNMENT_STATUSES:
        perform(ASSIGNMENT["release"], held, by=by, at=at, reason=reason)
        messages.assignment_released(held, at=at)
    successor = assign_assessor(version, assessor, by=by, at=at)
    _fill_place(held, successor)
    return successor


@transaction.atomic
def release_ended_accounts(*, at: datetime) -> int:
    """Take back what people who are no assessors any more have not handed in, and tell the staff."""
    left = list(of_ended_accounts().select_for_update(of=("self",), skip_locked=True))
    for assignment in left:
        reason = f"{assignment.assessor} is no longer an assessor."
        perform(ASSIGNMENT["release"], assignment, by=None, at=at, reason=reason)
        vetting_messages.assessor_unavailable(assignment, at=at)
    return len(left)


@transaction.atomic
def let_assessors_go(version: SolutionVersion, *, at: datetime) -> None:
    """Its vendor withdrew it: nobody is left with something to score. What they scored stays."""
    for assignment in version.assignments.open().select_for_update(of=("self",)).order_by("pk"):
        reason = "The vendor withdrew the solution."
        perform(ASSIGNMENT["release"], assignment, by=None, at=at, reason=reason)
        messages.assignment_ended(assignment, at=at)


def _fill_place(held: Assignment, successor: Assignment) -> None:
    """One place, one successor: the database says so."""
    try:
        with transaction.atomic():
            successor.replaces = held
            successor.save(update_fields=["replaces"])
    except IntegrityError as error:
        raise TransitionDenied("Somebody has been asked for this place already.") from error
