from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from challenges.actions import import_steps
from challenges.actions.import_steps import (
    PATIENCE,
    give_up_import,
    place_columns,
    run_import,
    start_import,
)
from challenges.models import Statement, StatementImport
from challenges.tasks import import_sheet, sweep_imports
from documents.scanners import EICAR
from spreadsheets.headings import Placement
from tests.journeys import imports, people
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db
COLUMNS = Placement(1, {"statement": 0})


def questions():
    return sorted(Statement.objects.values_list("question", flat=True))


def left_to_a_worker(monkeypatch, capture, **facts):
    monkeypatch.setattr(import_steps, "AT_ONCE", 1)
    one = imports.ready(**facts)
    with capture():
        start_import(one, by=people.staff(), at=timezone.now())
    return one


def test_import_brings_in_every_row_and_says_how_many():
    one = imports.imported()
    assert (one.status, one.new_count, one.present_count) == ("imported", 2, 0)
    assert questions() == ["How can we mend roads?", "How can we rest?"]


def test_import_of_the_same_file_again_brings_in_nothing_new():
    round = imports.past_round()
    imports.imported(round=round)
    again = imports.imported(round=round)
    assert (again.new_count, again.present_count) == (0, 2)


def test_import_with_a_wrong_row_brings_in_none_and_can_be_started_again():
    one = imports.imported(imports.sheet("Question,Year\nHow can we rest?,2020\nHow?,soon\n"))
    assert (one.status, one.started_at is None, questions()) == ("ready", False, [])
    assert one.problem == "Line 3, column year: “soon” is not a year. Write four digits."


def test_import_keeps_who_did_what_in_its_log():
    one = imports.imported()
    names = Event.objects.about(one).values_list("name", flat=True)
    assert list(names) == ["begin", "place", "start", "finish"]


def test_import_is_refused_while_the_file_is_not_scanned():
    one = imports.begun(scanned=False)
    with pytest.raises(TransitionDenied, match="The virus scan has not passed this file"):
        place_columns(one, COLUMNS, by=people.staff(), at=timezone.now())


def test_import_of_an_infected_file_is_refused():
    one = imports.begun(imports.sheet(b"Question\n" + EICAR))
    with pytest.raises(TransitionDenied, match="The virus scan has not passed this file"):
        place_columns(one, COLUMNS, by=people.staff(), at=timezone.now())


def test_import_once_done_cannot_be_started_again():
    one = imports.imported()
    with pytest.raises(StaleTransition):
        start_import(one, by=people.staff(), at=timezone.now())


def test_import_discarded_cannot_be_taken_up_again():
    one = imports.discarded()
    with pytest.raises(StaleTransition):
        place_columns(one, COLUMNS, by=people.staff(), at=timezone.now())


@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.assessor])
def test_import_is_for_staff_alone(make):
    with pytest.raises(TransitionDenied):
        imports.begun(by=make())


def test_import_of_many_rows_is_left_to_a_worker_who_does_it_once(
    monkeypatch, django_capture_on_commit_callbacks
):
    one = left_to_a_worker(monkeypatch, django_capture_on_commit_callbacks)
    assert (one.status, questions()) == ("running", [])
    import_sheet(one.pk)
    import_sheet(one.pk)
    one.refresh_from_db()
    assert (one.status, one.new_count, len(questions())) == ("imported", 2, 2)


def test_import_that_no_worker_finished_can_be_started_again_after_a_while(
    monkeypatch, django_capture_on_commit_callbacks
):
    one = left_to_a_worker(monkeypatch, django_capture_on_commit_callbacks)
    give_up_import(one.pk, at=one.started_at + PATIENCE)
    one.refresh_from_db()
    assert one.status == "running"
    give_up_import(one.pk, at=one.started_at + PATIENCE + timedelta(seconds=1))
    one.refresh_from_db()
    assert (one.status, one.problem) == (
        "ready",
        "The import stopped before it was done. Nothing was brought in. Start it again.",
    )


def test_sweep_leaves_a_fresh_import_running(monkeypatch, django_capture_on_commit_callbacks):
    one = left_to_a_worker(monkeypatch, django_capture_on_commit_callbacks)
    sweep_imports()
    one.refresh_from_db()
    assert one.status == "running"


def test_running_what_is_not_running_does_nothing():
    one = imports.ready()
    run_import(one.pk, at=timezone.now())
    assert questions() == []


@pytest.mark.parametrize(
    "impossible",
    [
        {"status": "lost"},
        {"status": "ready", "heading_line": None},
        {"status": "running", "started_at": None},
        {"status": "imported", "finished_at": None},
        {"status": "ready", "finished_at": timezone.now()},
    ],
)
def test_database_refuses_an_import_in_an_impossible_state(impossible):
    one = imports.ready()
    with pytest.raises(IntegrityError), transaction.atomic():
        StatementImport.objects.filter(pk=one.pk).update(**impossible)
