"""A record saved is read by a real worker, unasked."""

import time

import pytest
from django.core.cache import cache

from matching.enums import Kind
from matching.models import Collection, Entry
from matching.tasks import SWEEPING, sweep_texts, work_out_fits
from tests.journeys import challenges, vetting

PATIENCE_SECONDS = 20


def wait_for(condition):
    end = time.monotonic() + PATIENCE_SECONDS
    while not condition() and time.monotonic() < end:
        time.sleep(0.05)
    return condition()


@pytest.mark.django_db(transaction=True)
def test_statement_submitted_is_read_by_a_worker(celery_worker_live):
    statement = challenges.statement_at("submitted")
    assert wait_for(Entry.objects.of(Kind.STATEMENT).filter(subject_id=statement.pk).exists)


@pytest.mark.django_db
def test_sweep_reads_what_no_poke_reached_and_counts_its_words():
    statement = challenges.statement_at("submitted")
    sweep_texts()
    sweep_texts()
    entry = Entry.objects.get(kind=Kind.STATEMENT, subject_id=statement.pk)
    assert entry.title == statement.question
    assert Collection.objects.get(kind=Kind.STATEMENT).entries == 1


@pytest.mark.django_db
def test_fits_are_worked_out_by_the_task():
    challenge = challenges.challenge_at()
    version = vetting.solution_at("eligible")
    sweep_texts()
    work_out_fits()
    assert challenge.best_solutions.get().solution == version.solution


@pytest.mark.django_db(transaction=True)
def test_first_sweep_of_a_site_has_the_fits_worked_out_at_once(celery_worker_live):
    challenge = challenges.challenge_at()
    vetting.solution_at("eligible")
    assert wait_for(lambda: Entry.objects.exclude(kind=Kind.STATEMENT).count() == 2)
    sweep_texts()
    assert wait_for(challenge.best_solutions.exists)


@pytest.mark.django_db
def test_second_sweep_at_the_same_time_leaves_the_work_to_the_first():
    challenges.statement_at("submitted")
    cache.set(SWEEPING, True)
    sweep_texts()
    assert Entry.objects.count() == 0
    cache.delete(SWEEPING)
    sweep_texts()
    assert Entry.objects.of(Kind.STATEMENT).count() == 1
