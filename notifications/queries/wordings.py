"""Whose words each kind of mail has now."""

from contextlib import suppress
from dataclasses import dataclass

from django.core.cache import cache
from redis.exceptions import RedisError

from notifications.models import Wording
from notifications.topics import TOPICS, Topic
from notifications.wordings.templates import Words

KEPT = "notifications.wordings"
KEPT_SECONDS = 60
# What somebody sends to themselves to see a wording has that wording for words.
NOT_CHANGED = frozenset({"wording_test"})

Changed = dict[str, tuple[str, str]]


@dataclass(frozen=True)
class Section:
    topic: Topic
    kinds: list[tuple[str, Wording | None]]


def changed_words(kind: str) -> Words | None:
    """None where the portal's own hold. Read once for all kinds, so that a batch of mails asks once."""
    kept = _kept()
    changed = _read_and_keep() if kept is None else kept
    subject_and_body = changed.get(kind)
    return Words(*subject_and_body) if subject_and_body else None


def forget_words() -> None:
    with suppress(RedisError):
        cache.delete(KEPT)


def newest_wording(kind: str) -> Wording | None:
    return Wording.objects.history_of(kind).first()


def kinds_by_topic() -> list[Section]:
    """Every kind whose words can be changed, with its newest version, if any."""
    newest = {row.kind: row for row in Wording.objects.newest().select_related("by")}
    sections = [Section(topic, _kinds(topic, newest)) for topic in TOPICS]
    return [section for section in sections if section.kinds]


def _kinds(topic: Topic, newest: dict[str, Wording]) -> list[tuple[str, Wording | None]]:
    return [(kind, newest.get(kind)) for kind in topic.kinds if kind not in NOT_CHANGED]


def can_be_changed(kind: str) -> bool:
    return any(kind in topic.kinds for topic in TOPICS) and kind not in NOT_CHANGED


def _kept() -> Changed | None:
    """None also where the cache is away: mail is written without it."""
    with suppress(RedisError):
        return cache.get(KEPT)
    return None


def _read_and_keep() -> Changed:
    rows = Wording.objects.newest().values_list("kind", "subject", "body")
    changed = {kind: (subject, body) for kind, subject, body in rows if body}
    with suppress(RedisError):
        cache.set(KEPT, changed, KEPT_SECONDS)
    return changed
