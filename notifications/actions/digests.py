"""One mail a day with all that a person wanted so."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from notifications.actions.outbox import queue_message
from notifications.enums import MessageStatus
from notifications.models import Message, MessageQuerySet, SharedMailbox
from notifications.queries.digests import MOST_WORDS, by_topic

Writing = Callable[[list[Message], datetime], Message | None]


@transaction.atomic
def send_digest(person: User, *, at: datetime) -> Message | None:
    """Claims what is held and writes the mail in one transaction, so that nothing is lost or told twice.

    None when nothing is held, or the mail of the day is written; what came since waits for tomorrow's.
    """
    held = Message.objects.filter(recipient=person, status=MessageStatus.HELD)
    return _gather(held, partial(_write, person), at)


@transaction.atomic
def send_shared_digest(mailbox: SharedMailbox, *, at: datetime) -> Message | None:
    """The same for a shared mailbox."""
    held = Message.objects.filter(mailbox=mailbox, status=MessageStatus.HELD)
    return _gather(held, partial(_write_shared, mailbox), at)


def _gather(held: MessageQuerySet, write: Writing, at: datetime) -> Message | None:
    claimed = list(held.select_for_update(skip_locked=True).order_by("created_at", "pk"))
    digest = write(claimed, at) if claimed else None
    if digest:
        rows = Message.objects.filter(pk__in=[message.pk for message in claimed])
        rows.update(status=MessageStatus.GATHERED, gathered_in=digest)
    return digest


def _write(person: User, messages: list[Message], at: datetime) -> Message | None:
    return queue_message(
        to=person,
        kind="daily_digest",
        key=timezone.localdate(at).isoformat(),
        at=at,
        link=reverse("notifications:my_messages"),
        is_confidential=any(message.is_confidential for message in messages),
        **_words(messages),
    )


def _write_shared(mailbox: SharedMailbox, messages: list[Message], at: datetime) -> Message | None:
    return queue_message(
        to=mailbox.address,
        mailbox=mailbox,
        kind="shared_daily_digest",
        key=f"{mailbox.pk}:{timezone.localdate(at).isoformat()}",
        at=at,
        organisation=mailbox.organisation,
        **_words(messages),
    )


def _words(messages: list[Message]) -> dict[str, Any]:
    return {
        "sections": by_topic(messages),
        "number": len(messages),
        "most_words": MOST_WORDS,
        "site_url": settings.SITE_URL,
    }
