"""A proposal of who scores what: begun, worked out, changed by staff, put away."""

import time
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any

from celery import current_app
from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.models import User
from accounts.permissions import LGA_STAFF
from challenges.models import Round
from vendors.assigning.problem import Pair, Problem
from vendors.assigning.reasons import propose
from vendors.assigning.solver import NotSolved
from vendors.enums import ProposalStatus
from vendors.lifecycle import PROPOSAL
from vendors.models import Proposal, ProposedAssignment
from vendors.queries.vetting.assigning import problem_of
from vendors.queries.vetting.candidates import why_not
from workflow.afterwards import after_commit
from workflow.engine import TransitionDenied, perform, record, require

# Solutions times assessors: up to here the page waits for it, above a worker does it.
AT_ONCE = 10_000
A_BATCH = 100
MOST_EACH = 10
# A worker needs seconds; after this long it has died.
PATIENCE = timedelta(minutes=10)

Batches = Sequence[Sequence[Pair]]
Progress = Callable[[Batches], Iterable[Sequence[Pair]]]


def silent(batches: Batches) -> Iterable[Sequence[Pair]]:
    return batches


@transaction.atomic
def begin_proposal(round: Round, *, each: int, by: User, at: datetime) -> Proposal:
    """Have every empty place of a round filled on paper, for `each` assessors a solution.

    A large round is handed to a worker after commit. Raises TransitionDenied for a number that makes no
    sense, when nothing waits for assessors, and while another proposal for the round is open.
    """
    require(LGA_STAFF, None, by=by)
    if not 1 <= each <= MOST_EACH:
        raise TransitionDenied(f"Choose between 1 and {MOST_EACH} assessors for each solution.")
    problem = problem_of(round, by, each=each, day=localdate(at))
    if not problem.wanted:
        raise TransitionDenied("No solution in vetting misses an assessor in this round.")
    proposal = _new_proposal(round, each, by, at)
    record(proposal, "begin", by=by, at=at, moved=("", ProposalStatus.WORKING))
    if len(problem.wanted) * len(problem.assessors) <= AT_ONCE:
        _work_out(proposal, problem, at=at, progress=silent)
    else:
        after_commit(_poke, proposal.pk)
    return proposal


@transaction.atomic
def work_out_proposal(pk: int, *, at: datetime, progress: Progress = silent) -> None:
    """What a worker does for a large round; a second worker finds nothing to do."""
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=pk)
    if proposal.status != ProposalStatus.WORKING:
        return
    day, by = localdate(at), proposal.begun_by
    problem = problem_of(proposal.round, by, each=proposal.per_version, day=day)
    _work_out(proposal, problem, at=at, progress=progress)


@transaction.atomic
def change_pair(pair: ProposedAssignment, assessor: User | None, *, by: User, at: datetime) -> None:
    """Staff choose somebody else, or nobody. Raises TransitionDenied for who may not be asked."""
    require(LGA_STAFF, None, by=by)
    proposal = Proposal.objects.select_for_update(of=("self",)).get(pk=pair.proposal_id)
    if proposal.status != ProposalStatus.READY:
        raise TransitionDenied("This proposal no longer changes.")
    _check_choice(pair, assessor, localdate(at))
    pair.assessor, pair.is_by_hand = assessor, True
    pair.reasons = [f"{by} chose {assessor or 'to leave this place empty'}."]
    pair.save(update_fields=["assessor", "is_by_hand", "reasons"])
    about = {"version": pair.version_id, "assessor": assessor.pk if assessor else None}
    record(proposal, "change", by=by, at=at, data=about)


def discard_proposal(proposal: Proposal, *, by: User, at: datetime) -> None:
    """Put it away; nobody was asked."""
    perform(PROPOSAL["discard"], proposal, by=by, at=at)


@transaction.atomic
def give_up_proposals(*, at: datetime) -> None:
    """Free the rounds whose proposal no worker finished."""
    left = Proposal.objects.filter(status=ProposalStatus.WORKING, begun_at__lt=at - PATIENCE)
    for proposal in left.order_by("pk"):
        _fail(proposal, "No worker finished it. Begin again.", at=at)


def _new_proposal(round: Round, each: int, by: User, at: datetime) -> Proposal:
    try:
        with transaction.atomic():
            return Proposal.objects.create(round=round, per_version=each, begun_by=by, begun_at=at)
    except IntegrityError as error:
        raise TransitionDenied(
            "There is an open proposal for this round. Ask everybody in it, or discard it."
        ) from error


def _work_out(proposal: Proposal, problem: Problem, *, at: datetime, progress: Progress) -> None:
    start = time.perf_counter()
    try:
        pairs = propose(problem)
    except NotSolved as fault:
        return _fail(proposal, str(fault), at=at)
    batches = [pairs[n : n + A_BATCH] for n in range(0, len(pairs), A_BATCH)]
    for batch in progress(batches):
        ProposedAssignment.objects.bulk_create(_row(proposal, pair) for pair in batch)
    facts: dict[str, Any] = {"worked_out_at": at, "seconds": time.perf_counter() - start}
    perform(PROPOSAL["work_out"], proposal, by=None, at=at, **facts)


def _row(proposal: Proposal, pair: Pair) -> ProposedAssignment:
    return ProposedAssignment(
        proposal=proposal,
        version_id=pair.wanted,
        assessor_id=pair.assessor,
        reasons=list(pair.reasons),
    )


def _fail(proposal: Proposal, problem: str, *, at: datetime) -> None:
    perform(PROPOSAL["fail"], proposal, by=None, at=at, problem=problem)


def _check_choice(pair: ProposedAssignment, assessor: User | None, day: Any) -> None:
    if assessor is None:
        return
    reason = why_not(pair.version, assessor, day=day)
    twice = pair.proposal.pairs.filter(version=pair.version_id, assessor=assessor)
    if twice.exclude(pk=pair.pk).exists():
        reason = "is proposed for this solution already"
    if reason:
        raise TransitionDenied(f"{assessor} {reason}.")


def _poke(pk: int) -> None:
    current_app.send_task("vendors.tasks.work_out_proposal", [pk])
