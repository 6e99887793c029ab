"""Which other solutions are named on the page of a solution."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.utils import timezone
from redis.exceptions import RedisError

from matching.queries import related as room
from matching.queries.related import related_solutions
from tests.journeys import vetting
from tests.journeys.matching import read_everything
from tests.journeys.solutions import lead_of
from vendors.actions.supply.solutions import take_down_solution
from vendors.models import SolutionVersion

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("few_people")]
TODAY = timezone.localdate()
NOTES = {
    "summary": "Drafts the case record from a recorded visit.",
    "description": "A social worker records the visit. The tool writes the case notes.",
}
BATS = {
    "summary": "Counts bats from the sound of their calls.",
    "description": "Microphones in church towers hear every species at night.",
}


def eligible(name, words, status="eligible"):
    return vetting.solution_at(status, name=name, **words)


def names(version, day=TODAY):
    return [other.solution.name for other in related_solutions(version, day=day)]


def test_eligible_solution_that_reads_alike_is_named_and_one_about_something_else_is_not():
    first = eligible("Fieldnote", NOTES)
    eligible("Bat count", BATS)
    eligible("Visit writer", {**NOTES, "summary": "Writes up visits for social workers."})
    read_everything()
    assert names(first) == ["Visit writer"]


@pytest.mark.parametrize("status", ["in_vetting", "not_eligible", "withdrawn"])
def test_solution_that_is_not_eligible_is_not_named(status):
    first = eligible("Fieldnote", NOTES)
    eligible("Secret", NOTES, status)
    read_everything()
    assert names(first) == []


def test_solution_taken_down_after_it_was_read_is_not_named():
    first, second = eligible("Fieldnote", NOTES), eligible("Gone", NOTES)
    read_everything()
    take_down_solution(second, by=lead_of(second), at=timezone.now())
    assert names(first) == []


def test_solution_that_nobody_read_yet_names_no_other():
    eligible("Other", NOTES)
    read_everything()
    assert names(eligible("Fieldnote", NOTES)) == []


def test_texts_that_are_the_same_are_named_in_an_order_of_the_day():
    first = eligible("Fieldnote", NOTES)
    for _ in range(4):
        eligible("Fieldnote", {**NOTES, "round": first.round})
    read_everything()
    days = [TODAY + timedelta(days=n) for n in range(12)]
    orders = {tuple(o.pk for o in related_solutions(first, day=day)) for day in days}
    assert len(orders) > 2
    assert {len(order) for order in orders} == {3}


def test_solution_deleted_between_ranking_and_display_is_left_out(monkeypatch):
    first, second = eligible("Fieldnote", NOTES), eligible("Gone", NOTES)
    read_everything()
    ranked = room.rank_records

    def rank_and_lose(*args, **more):
        ranking = ranked(*args, **more)
        SolutionVersion.objects.filter(pk=second.pk).update(superseded_at=timezone.now())
        return ranking

    monkeypatch.setattr(room, "rank_records", rank_and_lose)
    assert names(first) == []


def test_solutions_that_read_alike_below_three_that_do_not_are_named(monkeypatch):
    first = eligible("Fieldnote", NOTES)
    for _ in range(4):
        eligible("Other", {**NOTES, "round": first.round})
    read_everything()
    judged = iter([False, False, False, True])
    monkeypatch.setattr(room, "is_like_text", lambda *about: next(judged))
    assert names(first) == ["Other"]


def test_solution_taken_down_while_it_was_kept_is_not_named():
    first, second = eligible("Fieldnote", NOTES), eligible("Gone", NOTES)
    read_everything()
    assert names(first) == ["Gone"]
    take_down_solution(second, by=lead_of(second), at=timezone.now())
    assert names(first) == []


def test_related_solutions_while_the_cache_is_away_are_worked_out(monkeypatch):
    def away(*about, **more):
        raise RedisError

    first, _ = eligible("Fieldnote", NOTES), eligible("Other", NOTES)
    read_everything()
    monkeypatch.setattr(room, "cache", SimpleNamespace(get_or_set=away))
    assert names(first) == ["Other"]


@pytest.mark.parametrize("count", [1, 30])
def test_related_solutions_cost_the_same_for_one_and_for_thirty(count, django_assert_num_queries):
    first = eligible("Fieldnote", NOTES)
    for _ in range(count):
        eligible("Other", {**NOTES, "round": first.round})
    read_everything()
    with django_assert_num_queries(8):
        assert len(names(first)) == min(count, 3)
    with django_assert_num_queries(1):
        assert len(names(first)) == min(count, 3)
