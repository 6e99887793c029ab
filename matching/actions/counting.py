"""Counting words over all texts of one kind."""

from datetime import datetime, timedelta

import numpy as np
from django.db import connection, transaction
from django.db.models import Avg, Count, Max

from matching.models import Collection, Entry
from matching.queries.entries.profiles import MODEL, unpacked
from matching.ranking.commonplaces import commonplaces_of

# A large collection's counts hardly move with one text more.
SMALL = 2_000
REST = timedelta(minutes=10)
# Texts that tell what all have in common; more would not tell it better.
A_SAMPLE = 2_000

COUNT_STEMS = """
INSERT INTO matching_stemcount (collection_id, stem, entries, found_in)
SELECT %(collection)s, stem, count(*) FILTER (WHERE in_text), count(*)
FROM (
    SELECT stem, true AS in_text FROM matching_entry, unnest(stems) AS stem WHERE kind = %(kind)s
    UNION ALL
    SELECT stem, false FROM matching_entry,
        LATERAL (SELECT DISTINCT unnest(label_stems) EXCEPT SELECT unnest(stems)) AS label (stem)
    WHERE kind = %(kind)s
) AS said
GROUP BY stem
"""


def count_when_due(kind: str, *, at: datetime) -> bool:
    """Count anew when texts changed since; whether it did."""
    if not _is_due(kind, at):
        return False
    count_words(kind, at=at)
    return True


@transaction.atomic
def count_words(kind: str, *, at: datetime) -> Collection:
    """In how many texts each stem occurs, how long texts are, and what all of them mean alike."""
    facts = Entry.objects.of(kind).aggregate(entries=Count("pk"), average=Avg("length"))
    collection, _ = Collection.objects.update_or_create(
        kind=kind,
        defaults={
            "entries": facts["entries"],
            "average_length": facts["average"] or 0.0,
            "commonplaces": _commonplaces(kind),
            "model": MODEL,
            "counted_at": at,
        },
    )
    collection.stems.all().delete()
    with connection.cursor() as cursor:
        cursor.execute(COUNT_STEMS, {"collection": collection.pk, "kind": kind})
    return collection


def _commonplaces(kind: str) -> bytes | None:
    """In the order of their hashes, any texts come first."""
    sample = Entry.objects.of(kind).filter(model=MODEL).order_by("text_hash", "pk")[:A_SAMPLE]
    stored = sample.values_list("rows", flat=True)
    rows = [unpacked(each)[1:] for each in stored if each is not None]
    found = commonplaces_of(np.concatenate(rows), len(rows)) if rows else None
    return None if found is None else found.table.tobytes()


def _is_due(kind: str, at: datetime) -> bool:
    counted = Collection.objects.filter(kind=kind).first()
    now = Entry.objects.of(kind).aggregate(entries=Count("pk"), latest=Max("indexed_at"))
    if counted is None or not now["entries"]:
        return now["entries"] != (counted.entries if counted else 0)
    has_changed = now["entries"] != counted.entries or now["latest"] > counted.counted_at
    return has_changed and (now["entries"] <= SMALL or counted.counted_at < at - REST)
