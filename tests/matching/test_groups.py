"""Statements of a round in groups: read, kept, worked out by a worker, shown to staff and joined."""

from pathlib import Path
from types import SimpleNamespace

import pytest
import yaml
from django.urls import reverse
from django.utils import timezone

from matching import kept_groups
from matching.actions.grouping import ask_for_groups, work_out_groups
from matching.enums import Kind
from matching.kept_groups import Group, Progress, kept, progress
from matching.models import Entry
from matching.queries import groups as room
from matching.queries.groups import groups_of, statements_to_compare
from matching.tasks import group_statements
from tests.journeys import people
from tests.journeys.challenges import joined, open_round, statement_at
from tests.journeys.matching import entry_of, read_everything

SAID = yaml.safe_load(Path(__file__).with_name("said_by_many.yaml").read_text(encoding="utf-8"))
GROUPS = reverse("matching:workbench")
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
