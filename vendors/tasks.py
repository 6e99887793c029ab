"""What workers do for vendors and their vetting. Every task may run twice."""

from functools import partial

from celery import shared_task
from django.utils import timezone

from vendors.actions.assigning import proposals
from vendors.actions.assigning.replacing import release_ended_accounts
from vendors.actions.deciding.lapse import lapse_solution
from vendors.actions.deciding.reminders import (
    remind_of_appeal,
    remind_of_condition,
    remind_of_ending,
    remind_of_question,
    tell_of_overdue_question,
)
from vendors.actions.vetting.register import match_every_vendor, remind_of_registers
from vendors.models import SolutionVersion
from vendors.proposal_progress import told
from vendors.queries.deciding.appeals import appeals_due
from vendors.queries.deciding.conditions import open_conditions
from vendors.queries.deciding.expiring import evidence_ending, versions_to_lapse
from vendors.queries.vetting.clarifications import questions_due, questions_overdue
from workflow.engine import StaleTransition, TransitionDenied


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


@shared_task
def look_after_evidence() -> None:
    """What has ended makes its solutions lapse; what ends soon is told."""
    today = timezone.localdate()
    for version in versions_to_lapse(today):
        lapse.delay(version.pk)
    for ending in evidence_ending(today):
        remind_of_ending(ending, at=timezone.now())


@shared_task
def look_after_questions() -> None:
    """Vendors who have to answer soon; staff whose question was not answered in time."""
    now, today = timezone.now(), timezone.localdate()
    for question in questions_due(today):
        remind_of_question(question, at=now)
    for question in questions_overdue(today):
        tell_of_overdue_question(question, at=now)


@shared_task
def look_after_appeals() -> None:
    for appeal in appeals_due(timezone.localdate()):
        remind_of_appeal(appeal, at=timezone.now())


@shared_task
def lapse(pk: int) -> None:
    """Somebody may have renewed or decided meanwhile: then there is nothing to do."""
    try:
        lapse_solution(SolutionVersion.objects.get(pk=pk), at=timezone.now())
    except (StaleTransition, TransitionDenied):
        return


@shared_task
def remind_of_conditions() -> None:
    """Vendors whose conditions are due soon; each reminder once."""
    now = timezone.now()
    for condition in open_conditions():
        remind_of_condition(condition, at=now)
