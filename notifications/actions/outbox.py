"""Write a message into the outbox, and see that it goes out once."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from celery import current_app
from django.conf import settings
from django.db import transaction
from django.utils.html import strip_tags

from accounts.models import Organisation, User
from notifications.actions.addresses import note_returned, refuse_returned
from notifications.actions.sharing import share
from notifications.delivery.letter import mail_of
from notifications.delivery.notes import ClaimLost, note_handing_over, note_outcome
from notifications.delivery.post import OutcomeUnknown, Refused, hand_over, was_accepted
from notifications.enums import MessageStatus, Pace
from notifications.models import Message, SharedMailbox
from notifications.queries.choices import (
    STATUS_BY_PACE,
    after_quiet_hours,
    is_closed_to,
    quiet_until,
    timing_for,
)
from notifications.topics import topic_of
from notifications.writing import write_letter
from workflow.afterwards import after_commit
from workflow.engine import record

MOST_ATTEMPTS = 6
FIRST_WAIT = timedelta(minutes=1)
ASK_AGAIN_AFTER = timedelta(hours=1)
DIED = "The worker that handed it over ended before the mail server's answer was noted."
log = logging.getLogger(__name__)


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
    stops: str = "",
    mailbox: SharedMailbox | None = None,
    **context: Any,
) -> Message | None:
    """Put one mail into the outbox, in the caller's transaction; a worker is poked after commit.

    `key` names the cause. The same kind, cause and recipient again writes nothing and returns None.
    Whoever has an interest in the vendor that it is `about` does not find it among the messages.
    Nothing for somebody whose details are erased.
    `calendar` is a calendar file to send along (RFC 6047), with its METHOD inside. `stops` is what
    one click in the mail ends, as "word:key"; left out it is the topic. When it goes, if by mail at
    all, is the person's choice. Shared mailboxes of their organisation get it as was chosen for them.
    """
    person, address = (to, to.email) if isinstance(to, User) else (None, to)
    if person and person.is_erased:
        return None
    letter = write_letter(kind, link, {**context, "person": person})
    timing = timing_for(person, topic_of(kind), at)
    message, is_new = Message.objects.get_or_create(
        dedupe_key=f"{kind}:{key}:{address}",
        defaults={
            "kind": kind,
            "recipient": person,
            "mailbox": mailbox,
            "about": about,
            "to": address,
            "is_confidential": is_confidential,
            "subject": letter.subject,
            "body": letter.body,
            "link": link,
            "calendar": calendar,
            "stops": stops,
            "status": timing.status,
            "created_at": at,
            "next_attempt_at": timing.at,
        },
    )
    if not is_new:
        return None
    for written in (message, *share(message, f"{kind}:{key}")):
        after_commit(_poke, written.pk)
    return message


def claim_message(pk: int, *, at: datetime) -> Message | None:
    """Take a waiting message for sending; None when another worker has it, or its time is not now."""
    with transaction.atomic():
        due = Message.objects.due(at).select_for_update(skip_locked=True)
        message = due.filter(pk=pk).first()
        if message is None or _stays_here(message) or _put_off(message, at):
            return None
        message.status, message.claimed_at = MessageStatus.SENDING, at
        message.attempts += 1
        message.save(update_fields=["status", "claimed_at", "attempts"])
        return message


def deliver_message(message: Message, *, at: datetime) -> None:
    """Hand a claimed message to the mail server and note what came of it."""
    if message.mailbox and message.mailbox.stopped_at:
        note_outcome(message, status=MessageStatus.KEPT)
        return
    try:
        refuse_returned(message)
        hand_over(mail_of(message), before=partial(note_handing_over, message, at))
    except Refused as refusal:
        _note_refusal(message, refusal, at)
    except ClaimLost:
        log.warning("Message %s was taken from a worker that was too slow.", message.pk)
    except OutcomeUnknown as error:
        _note_doubt(message, error, at)
    except Exception as error:  # whatever the mail server or the network says, the row keeps it
        _note_failure(message, error, at)
    else:
        note_outcome(message, status=MessageStatus.SENT, sent_at=at, last_error="")


def release_abandoned(*, at: datetime) -> int:
    """Free messages whose worker died before handing over; doubt those it died over after that."""
    abandoned = Message.objects.abandoned(at - patience())
    abandoned.exclude(handed_over_at=None).update(
        status=MessageStatus.IN_DOUBT, next_attempt_at=at, last_error=DIED
    )
    unsent = abandoned.filter(handed_over_at=None)
    return unsent.update(status=MessageStatus.WAITING, next_attempt_at=at)


def settle_message(pk: int, *, at: datetime) -> None:
    """Ask the receiving side about a message in doubt: sent, to be sent again, or still in doubt."""
    message = Message.objects.doubtful(at).filter(pk=pk).first()
    if message is None:
        return
    accepted = was_accepted(message.message_id)
    found = {True: _as_sent, False: _as_unsent, None: _as_doubtful}[accepted]
    same = Message.objects.doubtful(at).filter(pk=pk, handed_over_at=message.handed_over_at)
    same.update(**found(message, at))
    log.info("Message %s was in doubt. Accepted: %s", pk, accepted)


def send_again(message: Message, *, by: User, at: datetime) -> None:
    """Staff put a message that failed, or is in doubt, back into the outbox."""
    stuck = Message.objects.filter(pk=message.pk, status__in=MessageStatus.stuck())
    again = stuck.update(
        status=MessageStatus.WAITING, attempts=0, next_attempt_at=at, handed_over_at=None
    )
    if again:
        record(message, "send_again", by=by, at=at)
        after_commit(_poke, message.pk)


def note_arrival(message: Message, *, by: User, at: datetime) -> None:
    """Staff found out that a message in doubt did arrive: it is not sent again."""
    doubtful = Message.objects.filter(pk=message.pk, status=MessageStatus.IN_DOUBT)
    if doubtful.update(**_as_sent(message, at)):
        record(message, "note_arrival", by=by, at=at)


def release_held(person: User, kinds: Iterable[str], pace: Pace, *, at: datetime) -> None:
    """What waited for the daily mail goes as the person wants these kinds from now on."""
    held = Message.objects.filter(recipient=person, status=MessageStatus.HELD, kind__in=kinds)
    held.update(status=STATUS_BY_PACE[pace], next_attempt_at=after_quiet_hours(person, at))


def patience() -> timedelta:
    """After so long a worker that was not heard of is gone: more than any task may take."""
    return timedelta(seconds=settings.OUTBOX_PATIENCE_SECONDS)


def _stays_here(message: Message) -> bool:
    """The account was closed since it was written."""
    reader = message.recipient
    if reader is None or not is_closed_to(reader, topic_of(message.kind)):
        return False
    message.status = MessageStatus.KEPT
    message.save(update_fields=["status"])
    return True


def _put_off(message: Message, at: datetime) -> bool:
    message.next_attempt_at = quiet_until(message, at)
    if message.next_attempt_at > at:
        message.save(update_fields=["next_attempt_at"])
    return message.next_attempt_at > at


def _note_failure(message: Message, error: Exception, at: datetime) -> None:
    given_up = message.attempts >= MOST_ATTEMPTS
    note_outcome(
        message,
        status=MessageStatus.FAILED if given_up else MessageStatus.WAITING,
        handed_over_at=None,
        next_attempt_at=at + FIRST_WAIT * 2 ** (message.attempts - 1),
        last_error=strip_tags(f"{type(error).__name__}: {error}")[:500],
    )


def _note_refusal(message: Message, refusal: Refused, at: datetime) -> None:
    """Not tried again. An address that does not work gets no other mail either, until it is confirmed."""
    reason = strip_tags(refusal.reason)[:500]
    note_outcome(message, status=MessageStatus.FAILED, handed_over_at=None, last_error=reason)
    if refusal.is_address:
        note_returned(message, reason=reason, at=at)


def _note_doubt(message: Message, error: OutcomeUnknown, at: datetime) -> None:
    """The other side may still be busy with it, so it is asked only when that must be over."""
    note_outcome(
        message,
        status=MessageStatus.IN_DOUBT,
        next_attempt_at=at + patience(),
        last_error=strip_tags(str(error))[:500],
    )


def _as_sent(message: Message, at: datetime) -> dict[str, Any]:
    return {
        "status": MessageStatus.SENT,
        "sent_at": message.handed_over_at or at,
        "last_error": "",
    }


def _as_unsent(message: Message, at: datetime) -> dict[str, Any]:
    return {"status": MessageStatus.WAITING, "handed_over_at": None, "next_attempt_at": at}


def _as_doubtful(message: Message, at: datetime) -> dict[str, Any]:
    return {"next_attempt_at": at + ASK_AGAIN_AFTER}


def _poke(pk: int) -> None:
    current_app.send_task("notifications.tasks.send_message", [pk])
