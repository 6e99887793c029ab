from notifications.models.addresses import ReturnedAddress
from notifications.models.choices import MailChoice, QuietHours
from notifications.models.mailboxes import MailboxChoice, SharedMailbox
from notifications.models.messages import Message, MessageQuerySet
from notifications.models.wordings import Wording

__all__ = [
    "MailChoice",
    "MailboxChoice",
    "Message",
    "MessageQuerySet",
    "QuietHours",
    "ReturnedAddress",
    "SharedMailbox",
    "Wording",
]
