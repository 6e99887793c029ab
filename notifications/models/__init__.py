from notifications.models.addresses import ReturnedAddress
from notifications.models.choices import MailChoice, QuietHours
from notifications.models.messages import Message, MessageQuerySet
from notifications.models.wordings import Wording

__all__ = [
    "MailChoice",
    "Message",
    "MessageQuerySet",
    "QuietHours",
    "ReturnedAddress",
    "Wording",
]
