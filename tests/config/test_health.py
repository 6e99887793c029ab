from datetime import timedelta

import pytest
from celery import current_app
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from notifications.actions import queue_message
from notifications.models import Message
from tests.journeys import people

NOBODY_LISTENS = "redis://127.0.0.1:1/0"
ALL_WELL = dict.fromkeys(["database", "broker", "storage", "outbox", "scanner"], "ok")


@pytest.fixture
def staff(client):
    client.force_login(people.staff())
    return client


def asked(client, name="ready"):
    response = client.get(reverse(name))
    assert "no-store" in response["Cache-Control"]
    return response.status_code, response.json()


@pytest.mark.django_db
def test_ready_with_all_parts_well_is_200_and_tells_the_public_no_more(client):
    assert asked(client) == (200, {"status": "ok"})


@pytest.mark.django_db
def test_ready_names_its_parts_to_staff(staff):
    assert asked(staff) == (200, {"status": "ok", "parts": ALL_WELL})


@pytest.mark.django_db
def test_ready_without_a_broker_is_503_and_the_log_names_it(staff, monkeypatch, caplog):
    caplog.set_level("WARNING", logger="config.health")
    monkeypatch.setattr(current_app.conf, "broker_write_url", NOBODY_LISTENS)
    parts = {**ALL_WELL, "broker": "not well"}
    assert asked(staff) == (503, {"status": "not ready", "parts": parts})
    logged = [record.message for record in caplog.records if record.name == "config.health"]
    assert logged == ["The broker does not answer."]


@pytest.mark.django_db
def test_ready_with_the_scanner_away_serves_on_and_says_that_work_waits(staff, settings, tmp_path):
    settings.DOCUMENT_SCANNER, settings.CLAMD_SOCKET = "clamd", str(tmp_path / "nobody")
    parts = {**ALL_WELL, "scanner": "not well"}
    assert asked(staff) == (200, {"status": "some work waits", "parts": parts})


@pytest.mark.django_db
@pytest.mark.parametrize(("minutes", "word"), [(14, "ok"), (16, "not well")])
def test_ready_with_a_message_that_waits_too_long_says_so(staff, minutes, word):
    written_at = timezone.now() - timedelta(minutes=minutes)
    administrator = people.administrator()
    Message.objects.all().delete()
    queue_message(to=administrator, kind="log_broken", key="x", at=written_at, faults=[], more=0)
    assert asked(staff)[1]["parts"] == {**ALL_WELL, "outbox": word}


@pytest.mark.django_db(transaction=True)
def test_without_a_database_the_process_lives_and_is_not_ready(client, monkeypatch):
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", "no_such_database")
    assert asked(client) == (503, {"status": "not ready"})
    assert asked(client, "live") == (200, {"status": "ok"})
