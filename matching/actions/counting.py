"""Counting words over all texts of one kind."""

from datetime import datetime, timedelta

from django.db import connection, transaction
from django.db.models import Avg, Count, Max

from matching.models import Collection, Entry

# A large collection's counts hardly move with one text more.
SMALL = 2_000
REST = timedelta(minutes=10)

COUNT_STEMS = """
INSERT INTO matching_stemcount (collection_id, stem, entries)
SELECT %s, stem, count(*) FROM matching_entry, unnest(stems) AS stem
WHERE kind = %s GROUP BY stem
"""


def count_when_due(kind: str, *, at: datetime) -> bool:
    """Count anew when texts changed since; whether it did."""
    if not _is_due(kind, at):
        return False
    count_words(kind, at=at)
    return True


@transaction.atomic
def count_words(kind: str, *, at: datetime) -> Collection:
    """In how many texts each stem occurs, and how long texts are on average."""
    facts = Entry.objects.of(kind).aggregate(entries=Count("pk"), average=Avg("length"))
    collection, _ = Collection.objects.update_or_create(
        kind=kind,
        defaults={
            "entries": facts["entries"],
            "average_length": facts["average"] or 0.0,
            "counted_at": at,
        },
    )
    collection.stems.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(COUNT_STEMS, [collection.pk, kind])
    return collection


def _is_due(kind: str, at: datetime) -> bool:
    counted = Collection.objects.filter(kind=kind).first()
    now = Entry.objects.of(kind).aggregate(entries=Count("pk"), latest=Max("indexed_at"))
    if counted is None:
        return bool(now["entries"])
    has_changed = now["entries"] != counted.entries or now["latest"] > counted.counted_at
    return has_changed and (now["entries"] <= SMALL or counted.counted_at < at - REST)
