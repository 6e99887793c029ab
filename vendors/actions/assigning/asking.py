"""Everybody in a proposal is asked in one act, with one mail each."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import User
from vendors.enums import VETTING_STATUSES, AssignmentStatus
from vendors.lifecycle import PROPOSAL
from vendors.messages import assigning as messages
from vendors.models import Assignment, Proposal, ProposedAssignment, SolutionVersion
from vendors.queries.vetting.assigning import barred
from vendors.queries.vetting.register import assessors_to_ask
from workflow.engine import perform, record_each


@dataclass(frozen=True)
class Asked:
    """How many were asked, and how many pairs no longer held: those stay on the page with the reason."""

    asked: int
    dropped: int


@transaction.atomic
def ask_everybody(proposal: Proposal, *, by: User, at: datetime) -> Asked:
    """Ask each pair whose vendor `by` has no interest in.

    What changed since the proposal was worked out is looked at again, with the versions locked: whoever
    declared an interest, was asked by hand or let their register lapse is not asked.
    """
    perform(PROPOSAL["ask"], proposal, by=by, at=at)
    pairs = _pairs_to_ask(proposal, by)
    barriers = _Barriers(pairs, at)
    dropped = [pair for pair in pairs if barriers.against(pair)]
    for pair in dropped:
        _drop(pair, barriers.against(pair))
    asked = _ask([pair for pair in pairs if pair.assessor_id], by, at)
    return Asked(len(asked), len(dropped))


class _Barriers:
    """What has come between since: read once for all pairs."""

    def __init__(self, pairs: Sequence[ProposedAssignment], at: datetime) -> None:
        versions = SolutionVersion.objects.filter(pk__in={pair.version_id for pair in pairs})
        locked = list(
            versions.select_related("solution").select_for_update(of=("self",)).order_by("pk")
        )
        self.open = {one.pk for one in locked if one.status in VETTING_STATUSES}
        self.bars = barred(locked)
        self.ready = set(assessors_to_ask(localdate(at)).values_list("pk", flat=True))

    def against(self, pair: ProposedAssignment) -> str:
        """To be said after the assessor's name; empty when nothing does."""
        assessor = pair.assessor_id or 0
        if pair.version_id not in self.open:
            return "the solution is no longer in vetting"
        if (pair.version_id, assessor) in self.bars:
            return str(self.bars[pair.version_id, assessor])
        return "" if assessor in self.ready else "no longer an assessor with a confirmed register"


def _pairs_to_ask(proposal: Proposal, by: User) -> list[ProposedAssignment]:
    visible = ProposedAssignment.objects.visible_to(by).filter(proposal=proposal)
    filled = visible.filter(assessor__isnull=False).select_related("assessor")
    return list(filled.order_by("version_id", "pk"))


def _drop(pair: ProposedAssignment, why: str) -> None:
    pair.reasons = [f"{pair.assessor} was not asked: {why}."]
    pair.assessor = None
    pair.save(update_fields=["assessor", "reasons"])


def _ask(pairs: Sequence[ProposedAssignment], by: User, at: datetime) -> list[Assignment]:
    """The rows at once; a line in the log for each, as for those asked one by one."""
    asked = Assignment.objects.bulk_create(
        Assignment(
            version_id=pair.version_id,
            assessor=pair.assessor,
            assigned_by=by,
            assigned_at=at,
            reasons=pair.reasons,
        )
        for pair in pairs
    )
    record_each(asked, "assign", by=by, at=at, moved=("", AssignmentStatus.ASSIGNED))
    _tell(pairs, at)
    return asked


def _tell(pairs: Sequence[ProposedAssignment], at: datetime) -> None:
    people = {pair.assessor_id: pair.assessor for pair in pairs}
    for pk, number in Counter(pair.assessor_id for pair in pairs).items():
        person = people[pk]
        if person:
            messages.assessor_asked(person, number, of=pairs[0].proposal_id, at=at)
