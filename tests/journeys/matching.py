"""Texts brought into matching the way a worker does."""

from django.utils import timezone

from matching.actions.counting import count_words
from matching.actions.indexing import forget_orphans, read_stale
from matching.answering import answer
from matching.models import Entry
from matching.readable import readable
from matching.sources import SOURCES


def read_everything():
    """What a sweep does, with the real model: every text read and every word counted."""
    for source in SOURCES.values():
        forget_orphans(source)
        for _ in read_stale(source, at=timezone.now()):
            pass
        count_words(source.kind, at=timezone.now())


def entry_of(kind, record):
    return Entry.objects.get(kind=kind, subject_id=record.pk)


def embedded(question):
    """The embedder answered this question a moment ago, so that no page waits for it."""
    answer([readable(question)])
    return question
