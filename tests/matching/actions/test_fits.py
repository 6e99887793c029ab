"""The best counterpart of each side, kept for the pages that show what has none."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone
from django.utils.timezone import localdate

from accounts.enums import Region
from challenges.actions.challenges import unpublish_challenge
from matching.actions.fits import KEPT, _keep, work_out_fits
from matching.models import BestChallenge, BestSolution
from matching.queries.suggestions import solutions_for
from tests.journeys import challenges, people, solutions, vetting
from tests.journeys.matching import read_everything
from tests.together import together
from vendors.actions.supply.solutions import take_down_solution
from vendors.models import VendorProfile

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


def best_of(challenge):
    return challenge.best_solutions.get(place=1).solution


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
    assert best_of(visits) == notes.solution
    assert best_of(bins) == sensors.solution
    assert sensors.solution.best_challenge.challenge == bins


def test_best_of_each_vendor_is_kept_five_of_them_at_most(visits):
    lead = solutions.bound_vendor()
    for name in ("Notes", "More notes"):
        vetting.solution_at("eligible", lead=lead, name=name)
    others = [vetting.solution_at("eligible").solution.vendor for _ in range(KEPT)]
    read_everything()
    work_out_fits(at=timezone.now())
    kept = visits.best_solutions.order_by("place")
    assert [best.place for best in kept] == [1, 2, 3, 4, 5]
    assert len({best.solution.vendor for best in kept}) == KEPT
    assert {best.solution.vendor for best in kept} <= {*others, solutions.vendor_of(lead)}
    scores = [best.score for best in kept]
    assert scores == sorted(scores, reverse=True)


def test_solution_that_a_hard_fact_rules_out_answers_nothing(visits):
    version = vetting.solution_at("eligible")
    VendorProfile.objects.filter(organisation=version.solution.vendor).update(
        regions=[Region.SOUTH_WEST]
    )
    read_everything()
    work_out_fits(at=timezone.now())
    assert best_of(visits) is None
    assert version.solution.best_challenge.challenge is None


def test_score_is_the_one_that_the_page_of_suggestions_orders_by(visits):
    vetting.solution_at("eligible")
    read_everything()
    work_out_fits(at=timezone.now())
    [shown] = solutions_for(visits, user=people.staff(), day=localdate()).shown
    [kept] = visits.best_solutions.all()
    assert (kept.solution, kept.score) == (
        shown.subject.solution,
        pytest.approx(shown.score, abs=1e-5),
    )


def test_challenge_without_any_solution_is_kept_with_nothing(visits):
    vetting.solution_at("in_vetting")
    read_everything()
    work_out_fits(at=timezone.now())
    [kept] = visits.best_solutions.all()
    assert (kept.place, kept.solution, kept.score) == (1, None, 0.0)
    assert BestChallenge.objects.count() == 0


def test_texts_that_nobody_read_yet_are_not_said_to_fit_nothing(visits):
    vetting.solution_at("eligible")
    work_out_fits(at=timezone.now())
    assert (BestSolution.objects.count(), BestChallenge.objects.count()) == (0, 0)


def test_solution_no_longer_eligible_is_forgotten(visits):
    kept, gone = vetting.solution_at("eligible"), vetting.solution_at("eligible")
    read_everything()
    work_out_fits(at=timezone.now())
    take_down_solution(gone, by=solutions.lead_of(gone), at=timezone.now())
    work_out_fits(at=timezone.now())
    assert [best.solution for best in visits.best_solutions.all()] == [kept.solution]
    assert [best.solution for best in BestChallenge.objects.all()] == [kept.solution]


def test_challenge_no_longer_public_is_forgotten(visits, bins):
    vetting.solution_at("eligible")
    read_everything()
    work_out_fits(at=timezone.now())
    unpublish_challenge(bins, reason="A mistake", by=people.staff(), at=timezone.now())
    work_out_fits(at=timezone.now())
    assert [best.challenge for best in BestSolution.objects.all()] == [visits]


def test_worker_that_began_earlier_and_ends_later_changes_nothing(visits):
    vetting.solution_at("eligible")
    read_everything()
    now = timezone.now()
    work_out_fits(at=now)
    work_out_fits(at=now - timedelta(minutes=1))
    kept = [*BestSolution.objects.all(), *BestChallenge.objects.all()]
    assert [one.worked_out_at for one in kept] == [now, now]


@pytest.mark.django_db(transaction=True)
def test_worker_waits_until_another_one_has_kept_what_it_found(visits):
    read_everything()
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            _keep({}, set(), timezone.now())
            waiting = threads.submit(_worked_out_elsewhere)
            with pytest.raises(TimeoutError):
                waiting.result(timeout=1)
        waiting.result(timeout=10)
    assert BestSolution.objects.count() == 1


def _worked_out_elsewhere():
    try:
        work_out_fits(at=timezone.now())
    finally:
        connection.close()


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_leave_one_row_a_side():
    challenge = challenges.challenge_at()
    vetting.solution_at("eligible")
    read_everything()
    together([_worked_out_elsewhere] * 2)
    assert [best.challenge for best in BestSolution.objects.all()] == [challenge]
    assert BestChallenge.objects.count() == 1
