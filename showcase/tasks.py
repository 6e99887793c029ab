"""What workers do for events. Every task may run twice."""

from celery import shared_task
from django.utils import timezone

from showcase.actions.events.follow_ups import ask_what_happened
from showcase.actions.events.places import lapse_offer
from showcase.actions.events.registering import forget_unconfirmed
from showcase.actions.events.reminding import delete_needs, remind_of_events
from showcase.queries.events.due import offers_run_out, unconfirmed_since


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
def delete_private_needs() -> None:
    """30 days after an event nobody needs to know who eats what."""
    delete_needs(at=timezone.now())


@shared_task
def ask_what_happened_next() -> None:
    """3 and 12 months after an event."""
    ask_what_happened(at=timezone.now())
