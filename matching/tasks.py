"""What workers do for matching. Every task may run twice."""

from datetime import datetime

from celery import shared_task
from celery.signals import worker_init
from celery.worker import WorkController
from django.core.cache import cache
from django.db import transaction
from django.utils import timezone

from challenges.models import Round
from matching.actions.counting import count_when_due
from matching.actions.exposure import forget_old_exposure
from matching.actions.fits import work_out_fits as work_out_all_fits
from matching.actions.grouping import work_out_groups
from matching.actions.indexing import forget_orphans, read_records, read_stale
from matching.embedding.answering import answer
from matching.embedding.asking import QUEUE
from matching.enums import Kind
from matching.models import BestSolution
from matching.sources import SOURCES, Source

A_SWEEP = 200
SWEEPING = "matching-sweep"
# As long as a task may take at all.
A_SWEEP_SECONDS = 300


@shared_task
def embed_questions(texts: list[str]) -> None:
    answer(texts)


@worker_init.connect
def prepare_embedder(sender: WorkController, **_: object) -> None:
    """Load the model before the first question comes, and say then what is wrong with it."""
    if QUEUE in sender.app.amqp.queues.consume_from:
        answer(["How can we begin?"])


@shared_task
def read_record(kind: str, pk: int) -> None:
    """One record was saved: read it again if its text changed."""
    read_records(SOURCES[Kind(kind)], [pk], at=timezone.now())


@shared_task
def sweep_texts() -> None:
    """Read what a lost poke left, forget what is gone, and count words anew when due.

    One at a time: a second sweep would embed the same texts again.
    """
    if not cache.add(SWEEPING, True, timeout=A_SWEEP_SECONDS):
        return
    try:
        _sweep_all(timezone.now())
    finally:
        cache.delete(SWEEPING)


def _sweep_all(now: datetime) -> None:
    """On a new site nobody waits for the first counterparts until their turn comes."""
    counted = [_sweep(source, now) for source in SOURCES.values()]
    if any(counted) and not BestSolution.objects.exists():
        transaction.on_commit(work_out_fits.delay)


def _sweep(source: Source, now: datetime) -> bool:
    """Whether its words were counted anew."""
    forget_orphans(source)
    for _ in read_stale(source, at=now, most=A_SWEEP):
        pass
    return count_when_due(source.kind, at=now)


@shared_task
def work_out_fits() -> None:
    work_out_all_fits(at=timezone.now())


@shared_task
def group_statements(round: int) -> None:
    work_out_groups(Round.objects.get(pk=round), at=timezone.now())


@shared_task
def forget_exposure() -> None:
    forget_old_exposure(on=timezone.localdate())
