"""What a vendor may read of what councils set aside, and what it must not be able to tell."""

import pytest
from django.utils import timezone

from matching.actions.setting_aside import take_back
from matching.enums import SetAsideReason
from matching.queries.feedback import Counted, Feedback, Named, feedback_on
from tests.journeys import people, vetting
from tests.journeys.matching import designed_by, not_for
from tests.lasting import fresh

pytestmark = pytest.mark.django_db
COST, DATA, TRIED = SetAsideReason.COST, SetAsideReason.DATA, SetAsideReason.TRIED
NOTHING = Feedback([], [])


@pytest.fixture
def councils():
    return [people.council(f"Council {letter}") for letter in "ABCD"]


@pytest.fixture
def shared(councils):
    return designed_by(*councils)


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return vetting.solution_at("eligible")


@pytest.fixture
def version(made):
    return fresh(made)


def said(version):
    return feedback_on(version.solution)


def test_two_councils_leave_the_vendor_with_nothing_to_read(shared, version, councils):
    for council in councils[:2]:
        not_for(council, shared, version, COST, words="Twice our budget.")
    assert said(version) == NOTHING


def test_three_councils_are_read_as_reasons_with_numbers(shared, version, councils):
    for council, reason in zip(councils[:3], (TRIED, COST, COST), strict=True):
        not_for(council, shared, version, reason, words="Twice our budget.")
    assert said(version) == Feedback(
        named=[],
        counted=[
            Counted("It costs more than we could pay", 2),
            Counted("We tried it and it did not work for us", 1),
        ],
    )


def test_one_council_three_times_over_stays_unread(version, councils):
    for number in range(3):
        not_for(councils[0], designed_by(councils[0], title=f"Visits {number}"), version)
    assert said(version) == NOTHING


def test_reasons_are_counted_over_all_challenges_together(version, councils):
    for council in councils:
        not_for(council, designed_by(council), version, DATA)
    not_for(councils[0], designed_by(councils[0], title="More visits"), version, DATA)
    assert said(version).counted == [Counted("It needs data we cannot give", 4)]


def test_council_that_agrees_is_named_with_its_words_at_once(shared, version, councils):
    not_for(councils[1], shared, version, COST, words="Twice our budget.", may_name_council=True)
    assert said(version) == Feedback(
        named=[Named("Council B", "It costs more than we could pay", "Twice our budget.")],
        counted=[],
    )


def test_council_that_agreed_counts_nothing_towards_the_number_of_the_others(
    shared, version, councils
):
    """Else whoever knows the named ones would know the reason of the one left."""
    for council in councils[:2]:
        not_for(council, shared, version, COST, may_name_council=True)
    not_for(councils[2], shared, version, DATA)
    assert said(version).counted == []


def test_named_are_in_the_order_of_their_names_and_each_said_once(version, councils):
    for number in range(2):
        for council in reversed(councils[:2]):
            challenge = designed_by(council, title=f"Visits {number}")
            not_for(council, challenge, version, COST, may_name_council=True)
    assert [one.council for one in said(version).named] == ["Council A", "Council B"]


def test_what_was_taken_back_is_read_no_more(shared, version, councils):
    rows = [not_for(council, shared, version) for council in councils[:3]]
    assert said(version).counted != []
    take_back(rows[0], by=people.officer(councils[0]), at=timezone.now())
    assert said(version) == NOTHING


def test_another_solution_of_the_vendor_keeps_its_own_feedback(shared, version, councils):
    other = vetting.solution_at("eligible")
    for council in councils[:3]:
        not_for(council, shared, version)
    assert said(other) == NOTHING


def test_feedback_is_read_in_one_query(shared, version, councils, django_assert_num_queries):
    for council in councils:
        not_for(council, shared, version)
    with django_assert_num_queries(1):
        said(version)
