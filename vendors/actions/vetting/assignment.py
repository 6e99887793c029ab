"""Asking assessors, and what they declare before they may open anything."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.models import User
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import VETTING_STATUSES, AssignmentStatus, ConflictKind, DeclineReason
from vendors.lifecycle import ASSIGNMENT
from vendors.messages import vetting as messages
from vendors.models import Assignment, Conflict, SolutionVersion
from vendors.queries.vetting.candidates import why_not
from vendors.rules import VETS
from workflow.engine import TransitionDenied, perform, record, require


@transaction.atomic
def assign_assessor(
    version: SolutionVersion, assessor: User, *, by: User, at: datetime
) -> Assignment:
    """Ask one assessor to score one version.

    Raises TransitionDenied when the version is not in vetting, the person is no assessor, has an
    interest in the vendor or is asked already.
    """
    version = SolutionVersion.objects.select_for_update(of=("self",)).get(pk=version.pk)
    _check_assignment(version, assessor, by, at)
    assignment = _new_assignment(version, assessor, by, at)
    record(assignment, "assign", by=by, at=at, moved=("", AssignmentStatus.ASSIGNED))
    messages.assessor_assigned(assignment, at=at)
    return assignment


def declare_no_conflict(assignment: Assignment, *, by: User, at: datetime) -> None:
    """The assessor has no interest in the vendor; the dossier opens to them."""
    perform(ASSIGNMENT["declare_no_conflict"], assignment, by=by, at=at, declared_at=at)


@transaction.atomic
def declare_conflict(
    assignment: Assignment, *, kind: ConflictKind, details: str, by: User, at: datetime
) -> Conflict:
    """The assessor has an interest: the assignment is given up and the register keeps it."""
    perform(ASSIGNMENT["declare_conflict"], assignment, by=by, at=at, reason=details)
    vendor = assignment.version.solution.vendor
    conflict = declare_interest(
        vendor,  # type: ignore[arg-type]  # what is vetted has a vendor
        kind=kind,
        details=details,
        by=by,
        at=at,
    )
    messages.assessor_unavailable(assignment, at=at)
    return conflict


@transaction.atomic
def decline_assignment(
    assignment: Assignment, *, reason: DeclineReason, by: User, at: datetime
) -> None:
    """The assessor cannot do it; staff are told."""
    perform(
        ASSIGNMENT["decline"],
        assignment,
        by=by,
        at=at,
        reason=DeclineReason(reason).label,
        decline_reason=reason,
    )
    messages.assessor_unavailable(assignment, at=at)


def _check_assignment(version: SolutionVersion, assessor: User, by: User, at: datetime) -> None:
    require(VETS, version, by=by)
    if version.status not in VETTING_STATUSES:
        raise TransitionDenied("Assessors are asked while a solution is in vetting.")
    reason = why_not(version, assessor, day=localdate(at))
    if reason:
        raise TransitionDenied(f"{assessor} {reason}.")


def _new_assignment(version: SolutionVersion, assessor: User, by: User, at: datetime) -> Assignment:
    try:
        with transaction.atomic():
            return Assignment.objects.create(
                version=version, assessor=assessor, assigned_by=by, assigned_at=at
            )
    except IntegrityError as error:
        raise TransitionDenied(f"{assessor} has been asked already.") from error
