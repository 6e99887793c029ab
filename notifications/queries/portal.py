"""The messages of one person, as the portal shows them to that person."""

from typing import Any

from django.db.models import QuerySet

from accounts.interests import vendors_declared_by
from notifications.models import Message
from notifications.topics import TOPICS

# A one-time link is for whoever opens the mailbox; the daily mail is made of the others.
NOT_SHOWN = [
    kind for topic in TOPICS for kind in topic.kinds if topic.is_urgent or topic.name == "digest"
]


def messages_for(person: Any) -> QuerySet[Message]:
    """Newest first; nothing of a vendor that they declared an interest in since."""
    theirs = Message.objects.filter(recipient=person.pk).exclude(kind__in=NOT_SHOWN)
    shown = theirs.exclude(about__in=vendors_declared_by(person).values("pk"))
    return shown.order_by("-created_at", "-pk")
