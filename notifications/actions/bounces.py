"""What comes back by mail of a mail that a server took."""

from datetime import datetime, timedelta

from django.db import transaction

from notifications.actions.receipts import TAKEN, StillBeingSent, note_failure
from notifications.delivery.bounces import Bounce
from notifications.enums import MessageStatus
from notifications.models import Message

# Servers give up after five days (RFC 5321 section 4.5.4.1); what comes later is somebody's game.
COMES_WITHIN = timedelta(days=14)


@transaction.atomic
def note_bounce(bounce: Bounce, *, at: datetime) -> bool:
    """Whether it was believed. Safe to be told twice. Raises StillBeingSent: to be told again.

    The address that gets no more mail is the one we wrote to, whatever the bounce names.
    """
    recent = Message.objects.filter(created_at__gte=at - COMES_WITHIN)
    message = recent.select_for_update().filter(reference=bounce.reference).first()
    if message is None or message.message_id != bounce.message_id:
        return False
    if message.status == MessageStatus.SENDING:
        raise StillBeingSent
    if message.status not in TAKEN:
        return False
    said = bounce.reason or "no reason"
    note_failure(message, f"It came back: {said}", is_address=bounce.is_address, at=at)
    return True
