"""Assignments that get nowhere: nobody answers, or nobody is there to answer."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Case, Exists, OuterRef, Q, When

from accounts.enums import Role
from accounts.models import Membership
from vendors.enums import AssignmentStatus
from vendors.models import Assignment, SolutionVersion
from vendors.models.vetting import AssignmentQuerySet

# Without a declaration for this long, staff are offered to ask somebody else.
SILENT_AFTER = timedelta(days=7)


def silent(at: datetime) -> Q:
    """Asked, and no declaration since."""
    return Q(status=AssignmentStatus.ASSIGNED, assigned_at__lt=at - SILENT_AFTER)


def asked_to_score(version: SolutionVersion, at: datetime) -> Any:
    """Everybody asked about a version, whether they keep silent, and whether their place can be filled anew."""
    return (
        version.assignments.select_related("assessor", "replaces__assessor")
        .annotate(
            is_silent=Case(When(silent(at), then=True), default=False),
            is_replaceable=Case(
                When(~Q(status=AssignmentStatus.SUBMITTED) & Q(replaced_by=None), then=True),
                default=False,
            ),
        )
        .order_by("pk")
    )


def of_ended_accounts() -> AssignmentQuerySet:
    """Open assignments of people who hold the role no more, or whose account is closed."""
    role = Membership.objects.active().filter(role=Role.ASSESSOR, user=OuterRef("assessor"))
    gone = Q(assessor__is_active=False) | ~Exists(role)
    open_ones = Assignment.objects.open().filter(gone)
    return open_ones.select_related("assessor", "version__solution__vendor").order_by("pk")
