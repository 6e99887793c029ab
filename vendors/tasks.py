"""What workers do for vetting. Every task may run twice."""

from functools import partial

from celery import shared_task
from django.utils import timezone

from vendors.actions.assigning import proposals
from vendors.actions.assigning.replacing import release_ended_accounts
from vendors.actions.vetting.register import match_every_vendor, remind_of_registers
from vendors.proposal_progress import told


@shared_task
def work_out_proposal(pk: int) -> None:
    proposals.work_out_proposal(pk, at=timezone.now(), progress=partial(told, pk))


@shared_task
def give_up_proposals() -> None:
    proposals.give_up_proposals(at=timezone.now())


@shared_task
def take_back_assignments() -> None:
    """From people who are no assessors any more."""
    release_ended_accounts(at=timezone.now())


@shared_task
def match_registers() -> None:
    match_every_vendor(at=timezone.now())


@shared_task
def remind_of_interests() -> None:
    remind_of_registers(at=timezone.now())
