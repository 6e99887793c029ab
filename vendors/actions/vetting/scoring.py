"""An assessor's own scores, theirs alone until submitted."""

from datetime import datetime

from django.db import transaction

from accounts.models import User
from vendors.enums import VETTING_STATUSES, AssignmentStatus, Rule
from vendors.lifecycle import ASSIGNMENT
from vendors.messages import vetting as messages
from vendors.models import Assignment, Criterion, Score
from vendors.readiness import applies
from vendors.rules import OWN_ASSIGNMENT
from workflow.engine import TransitionDenied, perform


@transaction.atomic
def save_score(
    assignment: Assignment,
    criterion: Criterion,
    *,
    value: int | None,
    reason: str,
    by: User,
    at: datetime,
) -> Score:
    """Keep one score, or an abstention (value None), with its reason; it may change until submitted.

    Raises TransitionDenied when it is not theirs, already submitted or the criterion is not scored.
    """
    locked = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    _check_scoring(locked, criterion, by)
    if not reason.strip():
        raise TransitionDenied("Give a reason for your score.")
    score, _ = Score.objects.update_or_create(
        assignment=locked,
        criterion=criterion,
        defaults={"value": value, "reason": reason.strip(), "saved_at": at},
    )
    return score


@transaction.atomic
def submit_scores(assignment: Assignment, *, by: User, at: datetime) -> None:
    """Hand the scores in: from now on they do not change, and their writer may see the others'."""
    perform(ASSIGNMENT["submit_scores"], assignment, by=by, at=at, submitted_at=at)
    messages.scores_submitted(assignment, at=at)


def _check_scoring(assignment: Assignment, criterion: Criterion, by: User) -> None:
    verdict = OWN_ASSIGNMENT.check(by, assignment)
    if not verdict:
        raise TransitionDenied(verdict.reason)
    if assignment.status == AssignmentStatus.SUBMITTED:
        raise TransitionDenied("You have submitted your scores. They no longer change.")
    if assignment.status != AssignmentStatus.SCORING:
        raise TransitionDenied("Declare first whether you have a conflict of interest.")
    if assignment.version.status not in VETTING_STATUSES:
        raise TransitionDenied("Scores of this solution are no longer taken.")
    if criterion.rule != Rule.SCORED or not applies(criterion, assignment.version):
        raise TransitionDenied("This criterion is not scored.")
