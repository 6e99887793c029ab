"""Which records matching has not read since they last changed."""

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet

from matching.models import Entry
from matching.sources import Source


def stale_records(source: Source, *, model: str, folding_hash: str) -> QuerySet[Any]:
    """Records without an entry, changed since, or read with another model or list of words.

    An empty `model` means that the model is missing now: vectors made before stay good.
    """
    fresh = Entry.objects.of(source.kind).filter(
        subject_id=OuterRef("pk"), folding_hash=folding_hash, indexed_at__gte=OuterRef("changed_at")
    )
    if model:
        fresh = fresh.filter(model=model)
    return source.records().exclude(Exists(fresh)).order_by("pk")


def orphans(source: Source) -> QuerySet[Entry]:
    """Entries whose record is gone or is no longer read."""
    return Entry.objects.of(source.kind).exclude(subject_id__in=source.records().values("pk"))
