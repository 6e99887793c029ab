"""What the mail service says later of a mail it took."""

from datetime import datetime

from django.db import transaction

from notifications.actions.addresses import note_returned
from notifications.enums import MessageStatus
from notifications.models import Message

FAILURES = {
    "permanent-failure": "The mail service could not deliver it: the address does not work.",
    "temporary-failure": "The mail service tried for three days and could not deliver it.",
    "technical-failure": "The mail service could not send it: something broke there.",
}
TAKEN = [MessageStatus.SENT, MessageStatus.IN_DOUBT]


class StillBeingSent(Exception):
    """Its worker has not noted yet that it was taken: to be told again."""


@transaction.atomic
def note_receipt(reference: str, outcome: str, *, at: datetime) -> None:
    """Safe to be told twice. Raises StillBeingSent; what is not ours, or on its way again, changes nothing."""
    message = Message.objects.select_for_update().filter(reference=reference).first()
    if message and message.status == MessageStatus.SENDING:
        raise StillBeingSent
    if message is None or message.status not in TAKEN:
        return
    if outcome == "delivered":
        _arrived(message, at)
    elif outcome in FAILURES:
        is_address = outcome == "permanent-failure"
        note_failure(message, FAILURES[outcome], is_address=is_address, at=at)


def _arrived(message: Message, at: datetime) -> None:
    message.status, message.arrived_at, message.last_error = MessageStatus.SENT, at, ""
    message.sent_at = message.sent_at or message.handed_over_at
    message.save(update_fields=["status", "arrived_at", "sent_at", "last_error"])


def note_failure(message: Message, reason: str, *, is_address: bool, at: datetime) -> None:
    message.status, message.sent_at, message.last_error = MessageStatus.FAILED, None, reason
    message.save(update_fields=["status", "sent_at", "last_error"])
    if is_address:
        note_returned(message, reason=reason, at=at)
