"""What the daily mail of a person holds, and who is due one."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localtime

from accounts.models import User
from notifications.enums import MessageStatus
from notifications.models import Message
from notifications.models.choices import MORNING_HOUR
from notifications.topics import OTHER, TOPICS, Topic, topic_of

MOST_WORDS = 60


@dataclass(frozen=True)
class Section:
    topic: Topic
    messages: list[Message]


def people_due_a_digest(at: datetime) -> QuerySet[User, int]:
    """Keys of people with something held and no daily mail today; nobody before the morning."""
    if localtime(at).hour < MORNING_HOUR:
        return User.objects.none().values_list("pk", flat=True)
    held = Message.objects.filter(recipient=OuterRef("pk"), status=MessageStatus.HELD)
    today = localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    had = Message.objects.filter(
        recipient=OuterRef("pk"), kind="daily_digest", created_at__gte=today
    )
    due = User.objects.filter(Exists(held), ~Exists(had), is_active=True)
    return due.order_by("pk").values_list("pk", flat=True)


def by_topic(messages: list[Message]) -> list[Section]:
    """In the order of the table of topics."""
    sections = [
        Section(topic, [message for message in messages if topic_of(message.kind) == topic])
        for topic in (*TOPICS, OTHER)
    ]
    return [section for section in sections if section.messages]
