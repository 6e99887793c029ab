"""Write a message into the outbox, and see that it goes out once."""

import re
from datetime import datetime, timedelta
from email.mime.text import MIMEText
from functools import partial
from typing import Any

from celery import current_app
from django.core.mail import EmailMessage
from django.db import transaction
from django.utils.html import strip_tags

from accounts.models import Organisation, User
from notifications.enums import MessageStatus
from notifications.models import Message
from notifications.writing import write_letter
from workflow.engine import record

MOST_ATTEMPTS = 6
FIRST_WAIT = timedelta(minutes=1)


def queue_message(
    *,
    to: User | str,
    kind: str,
    key: str,
    at: datetime,
    link: str = "",
    is_confidential: bool = False,
    about: Organisation | None = None,
    calendar: str = "",
    **context: Any,
) -> Message | None:
    """Put one mail into the outbox, in the caller's transaction; a worker is poked after commit.

    `key` names the cause. The same kind, cause and recipient again writes nothing and returns None.
    Whoever has an interest in the vendor that it is `about` does not find it among the messages.
    `calendar` is a calendar file to send along (RFC 6047), with its METHOD inside.
    """
    person, address = (to, to.email) if isinstance(to, User) else (None, to)
    letter = write_letter(kind, link, {**context, "person": person})
    message, is_new = Message.objects.get_or_create(
        dedupe_key=f"{kind}:{key}:{address}",
        defaults={
            "kind": kind,
            "recipient": person,
            "about": about,
            "to": address,
            "is_confidential": is_confidential,
            "subject": letter.subject,
            "body": letter.body,
            "link": link,
            "calendar": calendar,
            "created_at": at,
            "next_attempt_at": at,
        },
    )
    if not is_new:
        return None
    transaction.on_commit(partial(_poke, message.pk), robust=True)
    return message


def claim_message(pk: int, *, at: datetime) -> Message | None:
    """Take a waiting message for sending; None when another worker has it or it is not due."""
    with transaction.atomic():
        due = Message.objects.due(at).select_for_update(skip_locked=True)
        message = due.filter(pk=pk).first()
        if message is None:
            return None
        message.status, message.claimed_at = MessageStatus.SENDING, at
        message.attempts += 1
        message.save(update_fields=["status", "claimed_at", "attempts"])
        return message


def deliver_message(message: Message, *, at: datetime) -> None:
    """Hand a claimed message to the mail server and note what came of it."""
    try:
        _mail(message).send()
    except Exception as error:  # whatever the mail server or the network says, the row keeps it
        _note_failure(message, error, at)
    else:
        message.status, message.sent_at, message.last_error = MessageStatus.SENT, at, ""
        message.save(update_fields=["status", "sent_at", "last_error"])


def release_abandoned(*, at: datetime) -> int:
    """Free messages whose worker died between claiming and noting the outcome."""
    abandoned = Message.objects.abandoned(at - timedelta(minutes=15))
    return abandoned.update(status=MessageStatus.WAITING, next_attempt_at=at)


def send_again(message: Message, *, by: User, at: datetime) -> None:
    """Staff put a failed message back into the outbox."""
    again = Message.objects.filter(pk=message.pk, status=MessageStatus.FAILED).update(
        status=MessageStatus.WAITING, attempts=0, next_attempt_at=at
    )
    if again:
        record(message, "send_again", by=by, at=at)
        transaction.on_commit(partial(_poke, message.pk), robust=True)


def _mail(message: Message) -> EmailMessage:
    mail = EmailMessage(message.subject, message.body, to=[message.to])
    if message.calendar:
        part = MIMEText(message.calendar, "calendar", "utf-8")
        method = re.search(r"^METHOD:(\w+)", message.calendar, re.MULTILINE)
        part.set_param("method", method[1] if method else "PUBLISH")
        part.add_header("Content-Disposition", "attachment", filename="event.ics")
        mail.attach(part)
    return mail


def _note_failure(message: Message, error: Exception, at: datetime) -> None:
    given_up = message.attempts >= MOST_ATTEMPTS
    message.status = MessageStatus.FAILED if given_up else MessageStatus.WAITING
    message.next_attempt_at = at + FIRST_WAIT * 2 ** (message.attempts - 1)
    message.last_error = strip_tags(f"{type(error).__name__}: {error}")[:500]
    message.save(update_fields=["status", "next_attempt_at", "last_error"])


def _poke(pk: int) -> None:
    current_app.send_task("notifications.tasks.send_message", [pk])
