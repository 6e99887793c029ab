"""How far reading the texts is, without ever loading the model."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.core.cache import cache
from django.db.models import Count, Q
from redis.exceptions import RedisError

from matching.embedding.asking import SILENCE
from matching.enums import Kind
from matching.models import Collection, Entry
from matching.queries.entries.profiles import MODEL, current_folding
from matching.queries.entries.stale import stale_records
from matching.sources import SOURCES


@dataclass(frozen=True)
class Reading:
    """`by_words_alone` have words, but no vectors of the model in use now."""

    kind: Kind
    read: int
    by_words_alone: int
    waiting: int
    counted_at: datetime | None


def readings() -> list[Reading]:
    """A row for each kind of text."""
    _, folding_hash = current_folding()
    counts = _counts()
    counted_at = dict(Collection.objects.values_list("kind", "counted_at"))
    return [
        Reading(
            kind=kind,
            read=counts.get(kind, (0, 0))[0],
            by_words_alone=counts.get(kind, (0, 0))[1],
            waiting=stale_records(source, model="", folding_hash=folding_hash).count(),
            counted_at=counted_at.get(kind),
        )
        for kind, source in SOURCES.items()
    ]


def unread(kinds: Iterable[Kind]) -> int:
    """How many texts of these kinds are not read as they are now by the model in use now."""
    _, folding_hash = current_folding()
    first, *others = (
        stale_records(SOURCES[kind], model=MODEL, folding_hash=folding_hash)
        .order_by()
        .values_list("pk")
        for kind in kinds
    )
    return first.union(*others, all=True).count()


def embedder_is_silent() -> bool:
    """A page that asked it lately got no answer; its log has the reason."""
    try:
        return bool(cache.get(SILENCE))
    except RedisError:
        return True


def _counts() -> dict[str, tuple[int, int]]:
    rows = Entry.objects.order_by().values_list("kind")
    alone = Count("pk", filter=~Q(model=MODEL) & ~Q(sentences=[]))
    return {
        kind: (all_, words) for kind, all_, words in rows.annotate(all=Count("pk"), alone=alone)
    }
