"""When a person wants a message: at once, in the daily mail, after their quiet hours, or not by mail."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import User
from notifications.enums import MessageStatus, Pace
from notifications.models import MailChoice, Message, QuietHours
from notifications.topics import Topic, choosable_topics_of, topic_of

STATUS_BY_PACE = {
    Pace.AT_ONCE: MessageStatus.WAITING,
    Pace.DAILY: MessageStatus.HELD,
    Pace.OFF: MessageStatus.KEPT,
}


@dataclass(frozen=True)
class Timing:
    status: MessageStatus
    at: datetime


def timing_for(person: User | None, topic: Topic, at: datetime) -> Timing:
    """Somebody without an account has chosen nothing."""
    if person is not None and is_closed_to(person, topic):
        return Timing(MessageStatus.KEPT, at)
    if person is None or topic.is_urgent:
        return Timing(MessageStatus.WAITING, at)
    status = STATUS_BY_PACE[pace_of(person, topic)]
    if status == MessageStatus.WAITING:
        return Timing(status, after_quiet_hours(person, at))
    return Timing(status, at)


def is_closed_to(person: User, topic: Topic) -> bool:
    """Whoever rests or is switched off finds it on the portal when they come back."""
    return not (person.is_active or topic.reaches_closed)


def pace_of(person: User, topic: Topic) -> Pace:
    """What was chosen, while the topic allows it."""
    if not topic.is_choosable:
        return Pace.AT_ONCE
    chosen = MailChoice.objects.filter(person=person, topic=topic.name).first()
    pace = Pace(chosen.pace) if chosen else Pace.AT_ONCE
    return pace if pace in topic.paces else Pace.AT_ONCE


def quiet_until(message: Message, at: datetime) -> datetime:
    """When a message may go out: a retry or a worker's end knows nothing of its reader's night."""
    if message.recipient_id is None or topic_of(message.kind).is_urgent:
        return at
    return after_quiet_hours(message.recipient_id, at)


def after_quiet_hours(person: User | int, at: datetime) -> datetime:
    quiet = QuietHours.objects.filter(person=person).first()
    return quiet.over_at(at) if quiet else at


def paces_chosen_by(person: User) -> dict[str, Pace]:
    """By topic, also those nobody changed."""
    rows = MailChoice.objects.filter(person=person).values_list("topic", "pace")
    chosen = {topic: Pace(pace) for topic, pace in rows}
    return {
        topic.name: chosen.get(topic.name, Pace.AT_ONCE) for topic in choosable_topics_of(person)
    }
