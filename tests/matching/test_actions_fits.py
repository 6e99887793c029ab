"""The best counterpart of each side, kept for the pages that show what has none."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from challenges.actions.challenges import unpublish_challenge
from matching.actions.fits import work_out_fits
from matching.models import BestChallenge, BestSolution
from tests.journeys import challenges, people, vetting
from tests.journeys.matching import read_everything

pytestmark = pytest.mark.django_db


@pytest.fixture
def visits():
    return challenges.challenge_at(title="Writing up visits")


@pytest.fixture
def bins(visits):
    return challenges.challenge_at(
        title="Bins that overflow",
        question="How can we empty street bins before they overflow?",
        challenge="Bins overflow on Fridays and crews drive to empty ones.",
    )


def test_each_side_gets_its_best_counterpart(visits, bins):
    notes = vetting.solution_at("eligible")
    sensors = vetting.solution_at(
        "eligible",
        name="Full or not",
        summary="Sensors in street bins say which will overflow",
        description="Crews empty the bins that are full and drive past the others.",
    )
    read_everything()
    work_out_fits(at=timezone.now())
    assert (visits.best_solution.solution, bins.best_solution.solution) == (
        notes.solution,
        sensors.solution,
    )
    assert sensors.solution.best_challenge.challenge == bins
    assert bins.best_solution.score > visits.best_solution.score * 0.5


def test_challenge_without_any_solution_is_kept_with_nothing(visits):
    vetting.solution_at("in_vetting")
    read_everything()
    work_out_fits(at=timezone.now())
    assert (visits.best_solution.solution, visits.best_solution.score) == (None, 0.0)
    assert BestChallenge.objects.count() == 0


def test_challenge_no_longer_public_is_forgotten(visits, bins):
    vetting.solution_at("eligible")
    read_everything()
    work_out_fits(at=timezone.now())
    unpublish_challenge(bins, reason="A mistake", by=people.staff(), at=timezone.now())
    work_out_fits(at=timezone.now())
    assert [best.challenge for best in BestSolution.objects.all()] == [visits]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_leave_one_row_a_side():
    challenge = challenges.challenge_at()
    vetting.solution_at("eligible")
    read_everything()
    start = Barrier(2)

    def work(_):
        start.wait(timeout=10)
        try:
            work_out_fits(at=timezone.now())
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(work, range(2)))
    assert [best.challenge for best in BestSolution.objects.all()] == [challenge]
    assert BestChallenge.objects.count() == 1
