"""The log's seal, tampered with in every way that somebody with the database in hands could try."""

from functools import partial
from threading import Barrier
from time import sleep

import pytest
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from accounts.models import EmailDomain, Organisation
from tests.journeys import people
from tests.together import together
from tests.workflow.tampering import by_force
from workflow import sealing
from workflow.engine import record
from workflow.models import Event, Seal, Unsealed
from workflow.sealing import Head, head, verify

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def lines():
    """Five lines with all that a line may hold; their primary keys, oldest first."""
    council, by = people.council(), people.staff()
    awkward = {"words": "5:naïve,“quoted”\n", "nothing": None, "number": 1.50}
    for number in range(5):
        record(
            council,
            f"opened_{number}",
            by=by if number % 2 else None,
            at=timezone.now(),
            reason="Because: 3:x," * number,
            data=awkward if number == 3 else None,
        )
    return list(
        Event.objects.filter(name__startswith="opened_").order_by("pk").values_list("pk", flat=True)
    )


def seal_of(line):
    return Seal.objects.get(event_id=line).number


def test_log_nobody_touched_is_as_it_was_written(lines):
    found = verify()
    assert (found.faults, found.lines, found.head) == ([], Event.objects.count(), head())
    assert found.lines == Seal.objects.count() > 5
    assert not Unsealed.objects.exists()


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("reason", "Another story"),
        ("name", "closed"),
        ("by_id", None),
        ("data", "{}"),
        ("at", "2024-11-14T09:30:00Z"),
        ("subject_id", 1_000_000),
        ("from_status", "draft"),
        ("to_status", "published"),
        ("subject_type", "vendors.solution"),
    ],
)
def test_changed_column_is_found_and_its_line_named(lines, column, value):
    by_force(f"UPDATE workflow_event SET {column} = %s WHERE id = %s", value, lines[3])
    assert verify().faults == [
        f"Line {lines[3]} does not fit seal {seal_of(lines[3])}: it was changed, or the seal "
        "before it was."
    ]


def test_removed_line_is_found(lines):
    by_force("DELETE FROM workflow_event WHERE id = %s", lines[2])
    assert verify().faults == [f"Line {lines[2]} was taken out (seal {seal_of(lines[2])})."]


def test_line_removed_with_its_seal_is_found(lines):
    number = seal_of(lines[2])
    by_force("DELETE FROM workflow_event WHERE id = %s", lines[2])
    by_force("DELETE FROM workflow_seal WHERE event_id = %s", lines[2])
    assert verify().faults == [
        f"Seals {number} to {number} were taken out.",
        f"Line {lines[3]} does not fit seal {number + 1}: it was changed, or the seal before it was.",
    ]


def test_line_put_in_by_force_is_found(lines):
    by_force(
        "INSERT INTO workflow_event"
        " (id, at, subject_type, subject_id, name, from_status, to_status, reason, data)"
        " SELECT 9000000, at, subject_type, subject_id, 'won', '', '', '', '{}'"
        " FROM workflow_event WHERE id = %s",
        lines[0],
    )
    assert verify().faults == ["Line 9000000 was put in without a seal."]


def test_lines_in_each_others_places_are_found(lines):
    first, second = seal_of(lines[1]), seal_of(lines[2])
    by_force("UPDATE workflow_seal SET event_id = -1 WHERE number = %s", first)
    by_force("UPDATE workflow_seal SET event_id = %s WHERE number = %s", lines[1], second)
    by_force("UPDATE workflow_seal SET event_id = %s WHERE number = %s", lines[2], first)
    assert verify().faults == [
        f"Line {lines[2]} stands where line {lines[1]} stood.",
        f"Line {lines[1]} stands where line {lines[2]} stood.",
    ]


def test_lines_of_a_log_in_which_much_was_changed_are_compared_with_a_few_others(
    lines, monkeypatch
):
    monkeypatch.setattr(sealing, "MOST_COMPARED", 1)
    by_force("UPDATE workflow_event SET name = name || '!' WHERE id = ANY(%s)", lines[:2])
    swapped = [seal_of(line) for line in lines[3:]]
    by_force("UPDATE workflow_seal SET event_id = -1 WHERE number = %s", swapped[0])
    by_force("UPDATE workflow_seal SET event_id = %s WHERE number = %s", lines[3], swapped[1])
    by_force("UPDATE workflow_seal SET event_id = %s WHERE number = %s", lines[4], swapped[0])
    faults = verify().faults
    assert [line for line in lines if any(f"Line {line} does not fit" in f for f in faults)] == [
        *lines[:2],
        *lines[3:],
    ]


def test_changed_line_with_a_seal_made_to_fit_is_found_by_the_next(lines):
    number = seal_of(lines[2])
    by_force("UPDATE workflow_event SET reason = 'Another story' WHERE id = %s", lines[2])
    by_force("DELETE FROM workflow_seal WHERE number = %s", number)
    by_force(
        "INSERT INTO workflow_seal SELECT %s, line.id, encode(sha256(convert_to("
        "(SELECT hash FROM workflow_seal WHERE number = %s) || event_words(line), 'UTF8')), 'hex')"
        " FROM workflow_event line WHERE line.id = %s",
        number,
        number - 1,
        lines[2],
    )
    assert verify().faults == [
        f"Line {lines[3]} does not fit seal {number + 1}: it was changed, or the seal before it was."
    ]


def test_end_cut_off_with_its_seals_is_found_by_a_head_noted_elsewhere(lines):
    noted = head()
    by_force("DELETE FROM workflow_event WHERE id = %s", lines[4])
    by_force("DELETE FROM workflow_seal WHERE event_id = %s", lines[4])
    assert verify().faults == []
    assert verify([noted]).faults == [f"The log ends before seal {noted.number}, noted elsewhere."]


def test_whole_log_sealed_anew_is_found_by_a_head_noted_elsewhere(lines):
    noted = head()
    by_force("UPDATE workflow_event SET reason = 'Another story' WHERE id = %s", lines[0])
    by_force("DELETE FROM workflow_seal")
    by_force("SELECT seal_event(id) FROM (SELECT id FROM workflow_event ORDER BY id) lines")
    assert verify().faults == []
    assert verify([noted]).faults == [
        f"Seal {noted.number} is not the one that was noted elsewhere."
    ]


@pytest.mark.parametrize("sql", ["UPDATE workflow_seal SET hash = ''", "DELETE FROM workflow_seal"])
def test_seal_changed_without_force_is_refused_by_the_database(lines, sql):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_lines_written_at_once_make_one_chain():
    councils = [people.council() for _ in range(8)]

    def act(council):
        with transaction.atomic():
            record(council, "opened", by=None, at=timezone.now())
            record(council, "closed", by=None, at=timezone.now())

    together(partial(act, council) for council in councils)
    found = verify()
    assert (found.faults, found.lines) == ([], Event.objects.count())


def test_line_taken_back_leaves_no_seal(lines):
    before = head()
    with transaction.atomic():
        record(people.council(), "opened", by=None, at=timezone.now())
        transaction.set_rollback(True)
    assert head() == before


def test_commit_that_waits_for_a_row_keeps_nobody_from_sealing():
    """Sealing comes after the checks of foreign keys; the other way round these two end each other."""
    council, person, written = people.council(), people.anybody(), Barrier(2)

    def adds():
        with transaction.atomic():
            record(person, "added", by=None, at=timezone.now())
            EmailDomain.objects.create(organisation=council, domain="further.example")
            written.wait(timeout=10)

    def renames():
        with transaction.atomic():
            locked = Organisation.objects.select_for_update().get(pk=council.pk)
            record(locked, "renamed", by=None, at=timezone.now())
            written.wait(timeout=10)
            sleep(0.2)

    together([adds, renames])
    assert verify().faults == []


def test_command_prints_the_head_to_note(lines, capsys):
    call_command("verify_log")
    assert capsys.readouterr().out.splitlines() == [
        f"{Event.objects.count():,} lines, every one as it was written.",
        f"Note this head elsewhere: {head()}",
    ]


def test_command_fails_and_names_what_was_changed(lines):
    by_force("DELETE FROM workflow_event WHERE id = %s", lines[2])
    with pytest.raises(CommandError, match=f"Line {lines[2]} was taken out"):
        call_command("verify_log", noted=[head()])


@pytest.mark.parametrize("text", ["", "12", "x:" + "a" * 64, "12:abc"])
def test_text_that_is_no_head_is_refused(text):
    with pytest.raises(ValueError, match=r".+"):
        Head.read(text)
