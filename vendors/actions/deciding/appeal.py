"""A vendor's appeal against a decision, answered by somebody who took no part in it."""

from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from vendors.appealing import decision_that_stands, ready_to_appeal
from vendors.lifecycle import APPEAL, SOLUTION
from vendors.messages import appeals as messages
from vendors.models import Appeal, Solution, SolutionVersion
from vendors.rules import LEADS_VENDOR
from vendors.working_days import working_days_after
from workflow.engine import TransitionDenied, perform, record, require


@transaction.atomic
def lodge_appeal(version: SolutionVersion, *, grounds: str, by: User, at: datetime) -> Appeal:
    """Once a decision, within the working days of the round; the LGA's own clock starts.

    Raises TransitionDenied with the reason why not.
    """
    require(LEADS_VENDOR, version, by=by)
    locked = _lock(version)
    verdict = ready_to_appeal(locked, at)
    if not verdict:
        raise TransitionDenied(verdict.reason)
    if not grounds.strip():
        raise TransitionDenied("Say why you appeal.")
    appeal = Appeal.objects.create(
        version=locked,
        decision=decision_that_stands(locked),
        grounds=grounds.strip(),
        lodged_by=by,
        lodged_at=at,
        answer_by=working_days_after(localdate(at), locked.round.appeal_answer_days),
    )
    record(appeal, "lodge", by=by, at=at)
    record(version, "appeal", by=by, at=at, reason=appeal.grounds)
    messages.appeal_lodged(appeal, at=at)
    return appeal


@transaction.atomic
def uphold_appeal(appeal: Appeal, *, reasons: str, by: User, at: datetime) -> None:
    """Back to moderation: somebody other than before decides anew."""
    _answer("uphold", appeal, reasons, by, at)
    perform(
        SOLUTION["reopen"],
        appeal.version,
        by=None,
        at=at,
        reason=f"An appeal was upheld: {appeal.answer}",
        decided_at=None,
        decided_by=None,
        lapsed_at=None,
        lapsed_from="",
    )
    messages.appeal_upheld(appeal, at=at)


@transaction.atomic
def dismiss_appeal(appeal: Appeal, *, reasons: str, by: User, at: datetime) -> None:
    """The decision stands."""
    _answer("dismiss", appeal, reasons, by, at)
    messages.appeal_dismissed(appeal, at=at)


@transaction.atomic
def take_appeal_back(appeal: Appeal, *, by: User, at: datetime) -> None:
    """The decision stands, and is not appealed a second time."""
    perform(APPEAL["take_back"], appeal, by=by, at=at)
    messages.appeal_taken_back(appeal, at=at)


def _lock(version: SolutionVersion) -> SolutionVersion:
    """The solution too, so that nobody begins a later version meanwhile."""
    Solution.objects.select_for_update().get(pk=version.solution_id)
    locked = SolutionVersion.objects.select_for_update(of=("self",))
    return locked.select_related("solution__vendor", "round").get(pk=version.pk)


def _answer(name: str, appeal: Appeal, reasons: str, by: User, at: datetime) -> None:
    perform(
        APPEAL[name],
        appeal,
        by=by,
        at=at,
        reason=reasons,
        answer=reasons.strip(),
        answered_by=by,
        answered_at=at,
    )
