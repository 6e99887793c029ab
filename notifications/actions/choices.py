"""Choose what mail one gets. None of it stands in the log: it is one's own affair."""

from collections.abc import Mapping
from datetime import datetime, time

from django.db import transaction

from accounts.models import User
from notifications.actions.outbox import release_held
from notifications.enums import Pace
from notifications.models import MailChoice, QuietHours
from notifications.stopping import Stop
from notifications.topics import Topic, choosable_topics_of, topic_named


@transaction.atomic
def choose_mail(
    paces: Mapping[str, str], *, quiet: tuple[time, time] | None, by: User, at: datetime
) -> None:
    """`paces` by topic. What was held of a topic that is no longer daily goes out, or stays on the portal."""
    for topic in choosable_topics_of(by):
        if paces.get(topic.name) in topic.paces:
            _choose(topic, Pace(paces[topic.name]), by, at)
    _keep_quiet(quiet, by)


@transaction.atomic
def stop_topic(topic: str, *, by: User, at: datetime) -> None:
    """One click: off, or once a day where it cannot be off. Safe to ask for twice."""
    found = topic_named(topic)
    if found:
        _choose(found, found.paces[-1], by, at)


def topic_to_stop(person: User, topic: str) -> str:
    """What one click ends, in words."""
    found = topic_named(topic)
    if found is None or not found.is_choosable:
        return ""
    if found.can_be_off:
        return f"Mails about “{found.title}”. You find these messages on the portal."
    return (
        f"Single mails about “{found.title}”. They come once a day, since somebody waits for you."
    )


STOP_TOPIC = Stop(topic_to_stop, lambda person, topic, at: stop_topic(topic, by=person, at=at))


def _choose(topic: Topic, pace: Pace, person: User, at: datetime) -> None:
    MailChoice.objects.update_or_create(person=person, topic=topic.name, defaults={"pace": pace})
    if pace != Pace.DAILY:
        release_held(person, topic.kinds, pace, at=at)


def _keep_quiet(quiet: tuple[time, time] | None, person: User) -> None:
    if quiet is None:
        QuietHours.objects.filter(person=person).delete()
        return
    begins, ends = quiet
    QuietHours.objects.update_or_create(person=person, defaults={"begins": begins, "ends": ends})
