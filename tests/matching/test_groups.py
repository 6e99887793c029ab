"""Statements of a round in groups: read, kept, worked out by a worker, shown to staff and joined."""

from datetime import timedelta
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import Mock

import pytest
import yaml
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone
from redis.exceptions import RedisError

from challenges.actions.statements import withdraw_statement
from challenges.models import Challenge, Statement
from matching import kept_groups
from matching.actions.grouping import ask_for_groups, work_out_groups
from matching.enums import Kind
from matching.kept_groups import Group, Progress, kept, progress
from matching.models import Entry
from matching.queries import groups as room
from matching.queries.groups import groups_of, statements_to_compare
from matching.tasks import group_statements
from matching.views import groups as view
from tests.journeys import people
from tests.journeys.challenges import joined, open_round, statement_at, theme
from tests.journeys.matching import entry_of, read_everything

SAID = yaml.safe_load(Path(__file__).with_name("said_by_many.yaml").read_text(encoding="utf-8"))
GROUPS = reverse("matching:groups")
pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return people.officer()


@pytest.fixture
def staff(client):
    staff = people.staff()
    client.force_login(staff)
    return staff


@pytest.fixture
def round():
    return open_round()


def state(problem, round, officer, status="submitted"):
    """What several councils say of one problem, each statement brought to this state."""
    return [
        statement_at(
            status,
            by=officer,
            round=round,
            question=said["question"],
            challenge=said["challenge"],
            why_it_matters="It matters.",
        )
        for said in SAID[problem]
    ]


def pks(*statements):
    return [statement.pk for statement in statements]


def found(round, **more):
    return groups_of(round, at=timezone.now(), **more)


def test_statements_on_one_problem_are_one_group_with_the_words_they_share(round, officer):
    potholes, alone = state("potholes", round, officer), state("alone", round, officer)
    read_everything()
    groups = found(round)
    assert groups.groups == [Group(pks(*potholes), ["potholes", "road", "defects", "surface"])]
    assert (groups.compared, groups.grouped, groups.alone, groups.left_out) == (
        6,
        3,
        len(alone),
        0,
    )
    assert groups.by_words_alone is False


def test_only_statements_of_the_round_that_wait_or_are_accepted_are_compared(round, officer):
    waiting = state("potholes", round, officer)
    for status in ("draft", "returned", "rejected", "withdrawn"):
        state("potholes", round, officer, status)
    state("potholes", open_round(), officer)
    joined(waiting[:1])
    read_everything()
    groups = found(round)
    assert ([group.statements for group in groups.groups], groups.compared) == ([pks(*waiting)], 3)


def test_statement_nobody_has_read_yet_is_left_out_and_counted(round, officer):
    first, second, third = state("potholes", round, officer)
    read_everything()
    entry_of(Kind.STATEMENT, third).delete()
    groups = found(round)
    assert ([group.statements for group in groups.groups], groups.left_out) == (
        [pks(first, second)],
        1,
    )


def test_statements_without_vectors_are_compared_by_their_words(round, officer):
    said = [state(problem, round, officer) for problem in SAID if problem != "callers"]
    read_everything()
    Entry.objects.update(vector=None, rows=None, model="")
    groups = found(round)
    together = [pks(*several) for several in said if len(several) > 2][:-1]
    assert groups.by_words_alone is True
    assert sorted(group.statements for group in groups.groups) == together


def test_vectors_of_another_model_are_never_compared(round, officer):
    state("potholes", round, officer)
    read_everything()
    Entry.objects.update(model="an older one")
    assert found(round).by_words_alone is True


def test_few_statements_without_a_vector_do_not_make_the_others_coarser(round, officer):
    several = [*state("potholes", round, officer), *state("visit-notes", round, officer)]
    several += [*state("fly-tipping", round, officer), state("alone", round, officer)[0]]
    read_everything()
    Entry.objects.filter(subject_id=several[-1].pk).update(vector=None, rows=None, model="")
    groups = found(round)
    assert (groups.by_words_alone, groups.left_out, len(groups.groups)) == (False, 1, 3)


def test_more_statements_than_can_be_compared_are_left_out(round, officer, monkeypatch):
    state("potholes", round, officer)
    read_everything()
    monkeypatch.setattr(room, "MOST", 2)
    assert (found(round).compared, found(round).left_out) == (2, 1)


def test_round_without_statements_has_no_groups(round):
    groups = found(round)
    assert (groups.groups, groups.compared, groups.by_words_alone) == ([], 0, False)


@pytest.mark.parametrize("times", [1, 8])
def test_groups_cost_the_same_for_one_and_for_many(
    round, officer, times, django_assert_num_queries
):
    for _ in range(times):
        for problem in ("potholes", "damp-homes"):
            state(problem, round, officer)
    read_everything()
    with django_assert_num_queries(4):
        groups = found(round)
    with django_assert_num_queries(3):
        statements_to_compare(pk for group in groups.groups for pk in group.statements)


def test_worker_keeps_the_groups_and_says_how_far_it_is(round, officer, monkeypatch):
    state("potholes", round, officer), state("damp-homes", round, officer)
    read_everything()
    said = []
    monkeypatch.setattr(kept_groups, "note", lambda pk, done, of: said.append((pk, done, of)))
    at = timezone.now()
    work_out_groups(round, at=at)
    assert kept(round.pk) == groups_of(round, at=at)
    assert (said, progress(round.pk)) == ([(round.pk, 0, 2), (round.pk, 1, 2)], None)


def test_asking_twice_asks_one_worker(round, monkeypatch, django_capture_on_commit_callbacks):
    asked = []
    app = SimpleNamespace(send_task=lambda *about: asked.append(about))
    monkeypatch.setattr("matching.actions.grouping.current_app", app)
    with django_capture_on_commit_callbacks(execute=True):
        answers = [ask_for_groups(round), ask_for_groups(round)]
    assert (answers, asked) == (
        [True, False],
        [("matching.tasks.group_statements", [round.pk])],
    )
    assert progress(round.pk) == Progress(0, 0)


def test_task_run_twice_keeps_the_same(round, officer):
    state("potholes", round, officer)
    read_everything()
    group_statements(round.pk), group_statements(round.pk)
    assert len(kept(round.pk).groups) == 1


def test_page_of_few_statements_shows_groups_side_by_side_at_once(client, staff, round, officer):
    first, second, third = state("potholes", round, officer)
    challenge = joined([first], title="Roads & <b>holes</b>")
    read_everything()
    response = client.get(GROUPS)
    page = response.content.decode()
    (group,) = response.context["shown"]
    assert (pks(*group.statements), group.chosen) == (
        pks(first, second, third),
        {second.pk, third.pk},
    )
    assert page.count(" checked>") == 2
    assert f'value="{challenge.pk}" formaction="/staff/statements/join-existing/"' in page
    assert ("Roads &amp; &lt;b&gt;holes" in page, "<b>" in page) == (True, False)


def test_groups_that_wait_for_a_decision_come_before_those_all_accepted(
    client, staff, round, officer, monkeypatch
):
    monkeypatch.setattr(view, "GROUPS_A_PAGE", 1)
    state("potholes", round, officer), state("damp-homes", round, officer)
    read_everything()
    before = found(round).groups
    joined(list(Statement.objects.filter(pk__in=before[0].statements)))
    shown = [client.get(GROUPS, {"page": page}).context["shown"][0] for page in (1, 2)]
    assert [pks(*group.statements) for group in shown] == [
        before[1].statements,
        before[0].statements,
    ]


def test_page_shows_nothing_of_a_statement_withdrawn_since(
    client, staff, round, officer, monkeypatch
):
    monkeypatch.setattr(view, "AT_ONCE", 0)
    first, second, third = state("potholes", round, officer)
    read_everything()
    work_out_groups(round, at=timezone.now())
    withdraw_statement(first, by=officer, at=timezone.now())
    assert pks(*client.get(GROUPS).context["shown"][0].statements) == pks(second, third)
    withdraw_statement(second, by=officer, at=timezone.now())
    assert client.get(GROUPS).context["shown"] == []


def test_page_of_many_statements_leaves_the_work_to_a_worker(
    client, staff, round, officer, monkeypatch
):
    monkeypatch.setattr(view, "AT_ONCE", 2)
    state("potholes", round, officer)
    read_everything()
    assert "Work out the groups" in client.get(GROUPS).content.decode()
    response = client.post(f"{GROUPS}?round={round.slug}")
    assert response.url == f"{GROUPS}?round={round.slug}"
    assert "A worker compares the statements now." in client.get(response.url).content.decode()
    kept_groups.note(round.pk, 1, 4)
    address = reverse("matching:groups_progress", args=[round.slug])
    assert "1 of 4 groups described" in client.get(address).content.decode()
    group_statements(round.pk)
    page = client.get(response.url).content.decode()
    assert ("potholes, road" in page, "Work them out again" in page) == (True, True)
    assert "data-progress-address" not in client.get(address).content.decode()


def test_page_says_when_statements_came_since(client, staff, round, officer, monkeypatch):
    monkeypatch.setattr(view, "AT_ONCE", 0)
    state("potholes", round, officer)
    read_everything()
    work_out_groups(round, at=timezone.now())
    assert "when there were" not in client.get(GROUPS).content.decode()
    state("alone", round, officer)
    assert "when there were 3" in client.get(GROUPS).content.decode()


@pytest.mark.parametrize("asked", ["", "no-such-round", "\0", "x" * 9_000])
def test_page_of_an_unknown_round_shows_the_latest(client, staff, round, asked):
    now = timezone.now()
    open_round(statements_open_at=now - timedelta(days=90))
    assert client.get(GROUPS, {"round": asked}).context["round"] == round


def test_page_before_the_first_round_says_so(client, staff):
    assert "No rounds yet" in client.get(GROUPS).content.decode()
    assert client.post(GROUPS).status_code == 404


@pytest.mark.parametrize("times", [1, 10])
def test_page_of_groups_costs_the_same_for_few_and_for_many(
    client, staff, round, officer, times, django_assert_num_queries
):
    for _ in range(times):
        state("potholes", round, officer)
    read_everything()
    client.get(GROUPS)
    with django_assert_num_queries(15):
        client.get(GROUPS)


def test_chosen_statements_of_a_group_are_joined_by_the_flow_that_was_there(
    client, staff, round, officer
):
    potholes = state("potholes", round, officer)
    read_everything()
    chosen = [s.reference for s in client.get(GROUPS).context["shown"][0].statements[:2]]
    join = f"{reverse('challenges:join_new')}?statement={chosen[0]}&statement={chosen[1]}"
    client.post(join, {"title": "Potholes", "theme": theme().pk})
    assert set(Challenge.objects.get().statements.all()) == set(potholes[:2])
    assert Statement.objects.get(pk=potholes[2].pk).status == "submitted"


def test_groups_lost_from_the_cache_are_worked_out_again(round, officer):
    state("potholes", round, officer)
    read_everything()
    work_out_groups(round, at=timezone.now())
    cache.clear()
    assert kept(round.pk) is None
    work_out_groups(round, at=timezone.now())
    assert len(kept(round.pk).groups) == 1


def test_groups_while_the_cache_is_away_are_not_kept_and_stop_nothing(round, officer, monkeypatch):
    state("potholes", round, officer)
    read_everything()
    away = dict.fromkeys(("add", "get", "set", "delete"), Mock(side_effect=RedisError))
    monkeypatch.setattr(kept_groups, "cache", SimpleNamespace(**away))
    assert ask_for_groups(round) is False
    work_out_groups(round, at=timezone.now())
    assert (kept(round.pk), progress(round.pk)) == (None, None)
