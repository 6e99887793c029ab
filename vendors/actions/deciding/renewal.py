"""Newer evidence for a pass that depended on older evidence: offered, then checked by a person."""

from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.models import User
from vendors.eligibility import Said, work_out
from vendors.enums import SolutionStatus
from vendors.expiry import Backing, backings_of
from vendors.lifecycle import RENEWAL, SOLUTION
from vendors.messages import renewals as messages
from vendors.models import Criterion, Evidence, Renewal, SolutionVersion
from vendors.queries.deciding.renewals import passes_backed_by
from vendors.rules import OWN_VERSION
from workflow.engine import TransitionDenied, perform, record, require, verdict_on

RESTORES = {
    SolutionStatus.ELIGIBLE: "restore_eligible",
    SolutionStatus.ELIGIBLE_WITH_CONDITIONS: "restore_with_conditions",
}


@transaction.atomic
def offer_renewal(
    version: SolutionVersion, criterion: Criterion, evidence: Evidence, *, by: User, at: datetime
) -> Renewal:
    """The vendor offers evidence that holds longer; possible before the old one ends and after.

    Raises TransitionDenied where nothing can be renewed or an offer is being checked, and
    ValidationError for evidence that would not do.
    """
    require(OWN_VERSION, version, by=by)
    locked = _lock(version)
    backing = _backing_to_renew(locked, criterion)
    check_renewing(locked, backing, evidence, at)
    renewal = _new_renewal(
        Renewal(
            version=version, criterion=criterion, evidence=evidence, offered_by=by, offered_at=at
        )
    )
    record(renewal, "offer", by=by, at=at)
    messages.renewal_offered(renewal, at=at)
    return renewal


@transaction.atomic
def offer_wherever_it_helps(
    version: SolutionVersion, criterion: Criterion, evidence: Evidence, *, by: User, at: datetime
) -> int:
    """One certificate backs many solutions: offered for one pass, it is offered for all of them.

    Returns for how many others. Raises as `offer_renewal` does for the one that was asked for.
    """
    old = _backing_to_renew(_lock(version), criterion).evidence
    offer_renewal(version, criterion, evidence, by=by, at=at)
    others = passes_backed_by(old, evidence)
    for other, wanted in others:
        offer_renewal(other, wanted, evidence, by=by, at=at)
    return len(others)


@transaction.atomic
def confirm_renewal(renewal: Renewal, *, by: User, at: datetime) -> None:
    """The criterion is met again; once all are, a lapsed version has its former status back."""
    version = _lock(renewal.version)
    perform(RENEWAL["confirm"], renewal, by=by, at=at, answered_by=by, answered_at=at)
    _meet_again(renewal, at)
    about = {"criterion": renewal.criterion.code, "evidence": renewal.evidence_id}
    record(version, "renew", by=by, at=at, reason=renewal.evidence.title, data=about)
    _restore_if_complete(version, at)
    messages.renewal_confirmed(renewal, version, at=at)


@transaction.atomic
def refuse_renewal(renewal: Renewal, *, reason: str, by: User, at: datetime) -> None:
    """The evidence does not do; the vendor reads why and may offer another."""
    _lock(renewal.version)
    perform(
        RENEWAL["refuse"],
        renewal,
        by=by,
        at=at,
        reason=reason,
        answer=reason.strip(),
        answered_by=by,
        answered_at=at,
    )
    messages.renewal_refused(renewal, at=at)


def check_renewing(
    version: SolutionVersion, backing: Backing, evidence: Evidence, at: datetime
) -> None:
    """Raises ValidationError for evidence of somebody else, out of use, or that holds no longer."""
    if evidence.vendor_id != version.solution.vendor_id or evidence.retired_at:
        raise ValidationError("Choose evidence in use in your own library.", code="foreign")
    if not backing.is_outlived_by(evidence) or not evidence.is_valid_on(localdate(at)):
        raise ValidationError(
            "This evidence does not hold longer than the one it renews.", code="no_longer"
        )


def _lock(version: SolutionVersion) -> SolutionVersion:
    """Always before its renewals, so that lapsing and confirming wait for each other."""
    return (
        SolutionVersion.objects.select_for_update(of=("self",))
        .select_related("solution__vendor")
        .get(pk=version.pk)
    )


def _backing_to_renew(version: SolutionVersion, criterion: Criterion) -> Backing:
    if not (version.is_public or version.is_under_renewal):
        raise TransitionDenied("Evidence is renewed while a solution is eligible or under renewal.")
    for backing in backings_of(version):
        if backing.criterion == criterion:
            return backing
    raise TransitionDenied("This criterion does not depend on evidence.")


def _new_renewal(renewal: Renewal) -> Renewal:
    try:
        with transaction.atomic():
            renewal.save()
    except IntegrityError as error:
        raise TransitionDenied("Evidence was offered already. We are checking it.") from error
    return renewal


def _meet_again(renewal: Renewal, at: datetime) -> None:
    criterion = renewal.criterion
    answer = renewal.version.answers.get(criterion=criterion)
    said = Said(answer.value, answer.mitigation, (renewal.evidence,))
    finding = work_out(criterion, said, localdate(at))
    renewal.version.eligibility.filter(criterion=criterion).update(
        outcome=finding.outcome, reason=finding.reason, cure=finding.cure, checked_at=at
    )


def _restore_if_complete(version: SolutionVersion, at: datetime) -> None:
    """The portal’s own move, as lapsing was: who confirmed what stands in the lines before it."""
    if version.status != SolutionStatus.LAPSED:
        return
    restore = SOLUTION[RESTORES[SolutionStatus(version.lapsed_from)]]
    if verdict_on(restore, version, None, at):
        perform(restore, version, by=None, at=at, lapsed_at=None, lapsed_from="")
