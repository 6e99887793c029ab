"""Asking a worker to read a record again after it was saved.

No rule hangs on this: a sweep finds whatever a poke missed.
"""

from functools import partial
from typing import Any

from celery import current_app
from django.db.models.signals import post_save

from matching.sources import SOURCES, Source
from workflow.afterwards import after_commit


def listen() -> None:
    for source in SOURCES.values():
        post_save.connect(
            partial(_after_save, source), sender=source.model, weak=False, dispatch_uid=source.kind
        )


def _after_save(source: Source, *, instance: Any, **_: Any) -> None:
    after_commit(_poke, source.kind, instance.pk)


def _poke(kind: str, pk: int) -> None:
    current_app.send_task("matching.tasks.read_record", [kind, pk])
