"""An assessor's own scores, theirs alone until submitted."""

from datetime import datetime
from typing import Any

from django.db import transaction

from accounts.models import User
from vendors.enums import VETTING_STATUSES, AssignmentStatus, Rule
from vendors.lifecycle import ASSIGNMENT
from vendors.messages import vetting as messages
from vendors.models import Assignment, Criterion, Score, ScoreDraft
from vendors.queries.vetting.scoring import Kept, kept_on
from vendors.readiness import applies
from vendors.rules import OWN_ASSIGNMENT
from workflow.engine import TransitionDenied, perform, require


class SavedElsewhere(TransitionDenied):
    """The same score was saved since this page was opened, in another window. `kept` is what was."""

    def __init__(self, kept: Kept) -> None:
        self.kept = kept
        super().__init__(f"{kept} was saved here in another window. Save again to replace it.")


@transaction.atomic
def save_score(
    assignment: Assignment,
    criterion: Criterion,
    *,
    value: int | None,
    reason: str,
    by: User,
    at: datetime,
    confidence: str = "",
    seen: str | None = None,
) -> Score:
    """Keep one score, or an abstention (value None), with its reason; it may change until submitted.

    `seen` is the token of what the page showed, None to save over anything. Raises TransitionDenied
    when it is not theirs, already submitted, off the scale or the criterion is not scored, and
    SavedElsewhere when something else was saved meanwhile.
    """
    locked = _locked_for_scoring(assignment, criterion, by)
    _check_points(criterion, value)
    if not reason.strip():
        raise TransitionDenied("Give a reason for your score.")
    _check_unseen(locked, criterion, seen)
    typed = {"value": value, "reason": reason.strip(), "confidence": confidence, "saved_at": at}
    return _keep_score(locked, criterion, **typed)


@transaction.atomic
def keep_typed(
    assignment: Assignment,
    criterion: Criterion,
    *,
    value: int | None,
    reason: str,
    confidence: str,
    seen: str,
    by: User,
    at: datetime,
) -> Kept:
    """Keep the scoring screen as typed: a score once points and reason are there, a draft before.

    An abstention stays one while its reason is reworded. Raises as `save_score` does.
    """
    locked = _locked_for_scoring(assignment, criterion, by)
    _check_points(criterion, value)
    kept = _check_unseen(locked, criterion, seen)
    typed = {"value": value, "reason": reason.strip(), "confidence": confidence, "saved_at": at}
    is_whole = typed["reason"] and (value is not None or kept.is_abstention)
    return Kept((_keep_score if is_whole else _keep_draft)(locked, criterion, **typed))


@transaction.atomic
def submit_scores(assignment: Assignment, *, by: User, at: datetime) -> None:
    """Hand the scores in: from now on they do not change, and their writer may see the others'."""
    perform(ASSIGNMENT["submit_scores"], assignment, by=by, at=at, submitted_at=at)
    messages.scores_submitted(assignment, at=at)


def _locked_for_scoring(assignment: Assignment, criterion: Criterion, by: User) -> Assignment:
    assignments = Assignment.objects.select_related("version__solution")
    locked = assignments.select_for_update(of=("self",)).get(pk=assignment.pk)
    require(OWN_ASSIGNMENT, locked, by=by)
    if locked.status == AssignmentStatus.SUBMITTED:
        raise TransitionDenied("You have submitted your scores. They no longer change.")
    if locked.status != AssignmentStatus.SCORING:
        raise TransitionDenied("Declare first whether you have a conflict of interest.")
    if locked.version.status not in VETTING_STATUSES:
        raise TransitionDenied("Scores of this solution are no longer taken.")
    if criterion.rule != Rule.SCORED or not applies(criterion, locked.version):
        raise TransitionDenied("This criterion is not scored.")
    return locked


def _check_points(criterion: Criterion, value: int | None) -> None:
    if value is not None and value not in range(len(criterion.scale)):
        raise TransitionDenied(f"Choose a score from 0 to {len(criterion.scale) - 1}.")


def _check_unseen(locked: Assignment, criterion: Criterion, seen: str | None) -> Kept:
    kept = kept_on(locked, criterion)
    if seen is not None and seen != kept.token:
        raise SavedElsewhere(kept)
    return kept


def _keep_score(locked: Assignment, criterion: Criterion, **typed: Any) -> Score:
    locked.score_drafts.filter(criterion=criterion).delete()
    if typed["value"] is None:
        typed["confidence"] = ""
    score, _ = Score.objects.update_or_create(
        assignment=locked, criterion=criterion, defaults=typed
    )
    return score


def _keep_draft(locked: Assignment, criterion: Criterion, **typed: Any) -> ScoreDraft | None:
    """Nothing typed, and no score that it would put in doubt, is no draft."""
    is_blank = typed["value"] is None and not typed["reason"] and not typed["confidence"]
    if is_blank and not locked.scores.filter(criterion=criterion).exists():
        locked.score_drafts.filter(criterion=criterion).delete()
        return None
    draft, _ = ScoreDraft.objects.update_or_create(
        assignment=locked, criterion=criterion, defaults=typed
    )
    return draft
