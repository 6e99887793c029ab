"""Which records matching has not read since they last changed."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from matching.models import Entry
from matching.sources import Source


def stale_records(source: Source, *, model: str, folding_hash: str) -> QuerySet[Any]:
    """Records without an entry, or read otherwise than they are now, with another model or list of words.

    An entry says how old what it read was. A record read while somebody was saving it is stale as soon as
    the save is there, whichever clock was ahead. An empty `model` means that the model is missing now:
    vectors made before stay good. What says nothing needs none.
    """
    fresh = Entry.objects.of(source.kind).filter(
        subject_id=OuterRef("pk"),
        folding_hash=folding_hash,
        changed_at=OuterRef("text_changed_at"),
        labels=OuterRef("labels"),
    )
    if model:
        fresh = fresh.filter(Q(model=model) | Q(sentences=[]))
    return source.records().exclude(Exists(fresh)).order_by("pk")


def orphans(source: Source) -> QuerySet[Entry]:
    """Entries whose record is gone or is no longer read."""
    return Entry.objects.of(source.kind).exclude(subject_id__in=source.records().values("pk"))
