"""Editions as they are made: only when there is news, never by halves."""

from datetime import timedelta

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from notifications.models import Message
from showcase.actions.open_data import making
from showcase.actions.open_data.making import ask_for_edition, begin_run, carry_out
from showcase.models import DataEdition, DataFile, DataRun
from showcase.open_data.tables.declared import TABLES
from showcase.queries.open_data.editions import failed_runs
from showcase.tasks import make_asked_edition, make_open_data
from tests.journeys import people
from tests.journeys.challenges import challenge_at, supported
from tests.journeys.open_data import edition
from tests.showcase.open_data.reading import lines
from workflow.engine import TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def outcomes():
    return [*DataRun.objects.order_by("pk").values_list("outcome", flat=True)]


def broken(*_, **__):
    raise OSError("No space left on device")


def failing_once(monkeypatch, attempt):
    with monkeypatch.context() as patched:
        patched.setattr(making, "export", broken)
        with pytest.raises(OSError, match="No space left"):
            attempt()


def test_edition_has_every_table_twice_and_what_describes_them():
    names = set(edition().files.values_list("name", flat=True))
    tables = {f"{table.name}.{ending}" for table in TABLES for ending in ("csv", "jsonl")}
    others = {"datapackage.json", "data-dictionary.csv", "LICENCE.txt", "everything.zip"}
    assert names == tables | others


def test_second_night_without_news_makes_no_edition():
    challenge_at()
    first = edition()
    assert edition(timezone.now() + timedelta(days=1)) == first
    assert outcomes() == ["made", "unchanged"]


def test_second_night_with_news_makes_one_and_leaves_the_first_as_it_was():
    challenge = challenge_at()
    first = edition()
    before = lines(first, "challenges")
    supported(challenge)
    second = edition(timezone.now() + timedelta(days=1))
    assert second != first
    assert lines(first, "challenges") == before
    told = [lines(one, "challenges")[0]["supporters_total"] for one in (first, second)]
    assert told == [0, 1]


def test_second_edition_of_a_day_is_numbered():
    now = timezone.now()
    first = edition(now)
    challenge_at()
    assert edition(now).slug == f"{first.slug}-2"
    assert first.slug == timezone.localdate(now).isoformat()


def test_failed_run_leaves_the_last_edition_and_tells_administrators_once_a_day(monkeypatch):
    administrator, officer = people.administrator(), people.staff()
    first = edition()
    challenge_at()
    monkeypatch.setattr(making, "export", broken)
    for _ in range(2):
        with pytest.raises(OSError, match="No space left"):
            edition()
    told = Message.objects.filter(kind="open_data_failed")
    assert DataEdition.objects.get() == first
    assert outcomes() == ["made", "failed", "failed"]
    assert administrator.email in told.values_list("to", flat=True)
    assert not told.filter(to=officer.email).exists()
    assert told.filter(to=administrator.email).count() == 1
    assert "No space left on device" in told.first().body


def test_run_that_fails_while_it_stores_leaves_no_file_behind(monkeypatch):
    monkeypatch.setattr(making, "record", broken)
    stored = []
    monkeypatch.setattr(
        making, "_stored", lambda *a, keep=making._stored: stored.append(keep(*a)) or stored[-1]
    )
    with pytest.raises(OSError, match="No space left"):
        edition()
    assert len(stored) == 2 * len(TABLES) + 4
    assert [one for one in stored if one.file.storage.exists(one.file.name)] == []
    assert (DataEdition.objects.count(), DataFile.objects.count()) == (0, 0)


def test_failure_is_over_once_a_later_run_ends_well(monkeypatch):
    failing_once(monkeypatch, edition)
    assert failed_runs().count() == 1
    edition()
    assert failed_runs().count() == 0


def test_second_run_at_once_is_refused():
    begin_run(by=None, at=timezone.now())
    with pytest.raises(TransitionDenied, match="being made already"):
        begin_run(by=people.staff(), at=timezone.now())


def test_run_that_no_worker_finished_has_failed_after_an_hour():
    now = timezone.now()
    left = begin_run(by=None, at=now)
    begin_run(by=None, at=now + timedelta(hours=1, seconds=1))
    left.refresh_from_db()
    assert (left.outcome, left.error) == ("failed", "No worker finished it.")


def test_edition_staff_ask_for_is_made_by_a_worker_and_logged_with_their_name():
    staff = people.staff()
    run = ask_for_edition(by=staff, at=timezone.now())
    make_asked_edition(run.pk)
    make_asked_edition(run.pk)
    made = DataEdition.objects.get()
    assert outcomes() == ["made"]
    assert Event.objects.about(made).get(name="make").by == staff


def test_night_makes_one_edition_and_its_later_runs_none():
    make_open_data()
    challenge_at()
    make_open_data()
    assert outcomes() == ["made"]


def test_night_tries_again_after_a_failure(monkeypatch):
    failing_once(monkeypatch, make_open_data)
    make_open_data()
    assert outcomes() == ["failed", "made"]


def test_night_does_nothing_while_staff_have_one_made():
    begin_run(by=people.staff(), at=timezone.now())
    make_open_data()
    assert outcomes() == [""]


def test_command_says_what_it_made_and_shows_no_bar_where_nobody_looks(capsys):
    call_command("export_open_data")
    call_command("export_open_data")
    said = capsys.readouterr()
    made = DataEdition.objects.get()
    assert said.out.splitlines() == [
        f"Made edition {made}.",
        "Nothing has changed since the last one.",
    ]
    assert said.err == ""


def test_command_is_refused_while_an_edition_is_being_made():
    begin_run(by=None, at=timezone.now())
    with pytest.raises(CommandError, match="being made already"):
        call_command("export_open_data")


def test_unchanged_data_gives_the_same_fingerprint_however_rows_were_saved():
    challenge = challenge_at()
    first = edition()
    type(challenge).objects.filter(pk=challenge.pk).update(saved_at=timezone.now())
    later = timezone.now() + timedelta(minutes=1)
    assert carry_out(begin_run(by=None, at=later), at=later) is None
    assert DataEdition.objects.get().fingerprint == first.fingerprint
