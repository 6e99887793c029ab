"""What workers do for events, reports and the open data. Every task may run twice."""

from contextlib import suppress

from celery import shared_task
from django.utils import timezone

from design.printing import can_print
from showcase.actions.events.follow_ups import ask_what_happened
from showcase.actions.events.places import lapse_offer
from showcase.actions.events.registering import forget_unconfirmed
from showcase.actions.events.reminding import remind_of_events
from showcase.actions.open_data.making import begin_run, carry_out
from showcase.models import DataRun, ReportVersion
from showcase.queries.events.due import offers_run_out, unconfirmed_since
from showcase.queries.open_data.editions import is_due
from showcase.reports.printing import pdf_of
from workflow.engine import TransitionDenied

AN_HOUR = 3_600


@shared_task
def lapse_offers() -> None:
    """Places nobody took in time go to the next person."""
    now = timezone.now()
    for registration in offers_run_out(now):
        lapse_offer(registration, at=now)


@shared_task
def forget_addresses() -> None:
    """Who never confirmed an address is forgotten."""
    now = timezone.now()
    for registration in unconfirmed_since(now):
        forget_unconfirmed(registration, at=now)


@shared_task
def remind_guests() -> None:
    """One week and one day before."""
    remind_of_events(at=timezone.now())


@shared_task
def ask_what_happened_next() -> None:
    """3 and 12 months after an event."""
    ask_what_happened(at=timezone.now())


@shared_task
def print_report(pk: int) -> None:
    """A long report takes longer to print than a reader wants to wait."""
    if can_print():
        pdf_of(ReportVersion.objects.select_related("report").get(pk=pk))


# The broker would hand a long task out a second time: acknowledged at once, it is tried again by the
# next run instead.
@shared_task(acks_late=False, time_limit=AN_HOUR)
def make_open_data() -> None:
    """Once a night; the later runs are for what an earlier one missed."""
    now = timezone.now()
    if not is_due(now):
        return
    with suppress(TransitionDenied):
        carry_out(begin_run(by=None, at=now), at=now)


@shared_task(acks_late=False, time_limit=AN_HOUR)
def make_asked_edition(pk: int) -> None:
    """What staff asked for; nothing where its run has ended."""
    if run := DataRun.objects.filter(pk=pk, outcome="").first():
        carry_out(run, at=timezone.now())
