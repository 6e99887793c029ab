from celery import shared_task
from django.utils import timezone

from accounts.models import User
from notifications.actions import (
    claim_message,
    deliver_message,
    release_abandoned,
    settle_message,
)
from notifications.actions.digests import send_digest, send_shared_digest
from notifications.models import Message
from notifications.queries.digests import people_due_a_digest
from notifications.queries.mailboxes import mailboxes_due_a_digest

A_SWEEP = 2_000
# Of a poke by the sweep. A later sweep pokes again, so that a slow mail server piles up none.
GOOD_FOR_SECONDS = 60


@shared_task
def send_message(pk: int) -> None:
    """Send one message if it is due and nobody else has it; running twice sends once."""
    message = claim_message(pk, at=timezone.now())
    if message:
        deliver_message(message, at=timezone.now())


@shared_task
def sweep_outbox() -> None:
    """Pick up what a lost poke, a retry or a dead worker left."""
    now = timezone.now()
    release_abandoned(at=now)
    due = Message.objects.due(now).order_by("next_attempt_at", "pk")
    for pk in due.values_list("pk", flat=True)[:A_SWEEP]:
        send_message.apply_async([pk], expires=GOOD_FOR_SECONDS)
    for pk in Message.objects.doubtful(now).order_by("pk").values_list("pk", flat=True)[:A_SWEEP]:
        settle_doubt.delay(pk)


@shared_task
def settle_doubt(pk: int) -> None:
    """Ask the receiving side whether it has a message; running twice asks twice and changes nothing."""
    settle_message(pk, at=timezone.now())


@shared_task
def gather_daily_mails() -> None:
    """One mail a day for each person and shared mailbox with something held; running twice writes none twice."""
    now = timezone.now()
    for person in User.objects.in_bulk(list(people_due_a_digest(now))).values():
        send_digest(person, at=now)
    for mailbox in mailboxes_due_a_digest(now):
        send_shared_digest(mailbox, at=now)
