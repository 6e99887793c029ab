"""Addresses that do not work: no mail goes there until their owner confirms them anew."""

from datetime import datetime

from notifications.delivery.post import Refused
from notifications.models import Message, ReturnedAddress

# The mails by which an address is confirmed anew are those that still go there.
CHECK, CHECK_SHARED = "address_check", "mailbox_check"
HELD_BACK = (
    "An earlier mail to this address was refused for good. Its owner has to confirm it first."
)


def note_returned(message: Message, *, reason: str, at: datetime) -> None:
    """Safe to note twice: the first reason stays."""
    ReturnedAddress.objects.get_or_create(
        address=message.to.lower(),
        lifted_at=None,
        defaults={"since_at": at, "reason": reason, "message": message},
    )


def refuse_returned(message: Message) -> None:
    """Raises Refused for an address that does not work."""
    if (
        message.kind not in {CHECK, CHECK_SHARED}
        and ReturnedAddress.objects.of(message.to).exists()
    ):
        raise Refused(HELD_BACK)


def confirm_address(returned: ReturnedAddress, *, at: datetime) -> None:
    """A link that arrived there was opened. Safe to ask for twice."""
    ReturnedAddress.objects.standing().filter(pk=returned.pk).update(lifted_at=at)
