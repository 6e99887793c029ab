"""What becomes of messages whose worker died, by what the receiving side says."""

import json
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from notifications.actions import (
    claim_message,
    note_arrival,
    queue_message,
    release_abandoned,
    send_again,
    settle_message,
)
from notifications.delivery.notes import ClaimLost, note_handing_over, note_outcome
from notifications.delivery.receipts import ask_for_receipt
from notifications.enums import MessageStatus
from notifications.models import Message
from tests.journeys.people import staff
from workflow.models import Event

NOW = timezone.now()
LATER = NOW + timedelta(minutes=16)


class Receipts(BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(self.server.status)
        self.end_headers()
        self.wfile.write(self.server.answer)

    def log_message(self, *args):
        pass


@pytest.fixture
def receipts(settings):
    server = HTTPServer(("127.0.0.1", 0), Receipts)
    server.asked, server.status, server.answer = [], 200, b"{}"
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    settings.EMAIL_BACKEND = "notifications.delivery.smtp.EmailBackend"
    settings.EMAIL_RECEIPTS_URL = f"http://127.0.0.1:{server.server_port}/accepted/"
    yield server
    server.shutdown()
    server.server_close()


def claimed(at=NOW):
    message = queue_message(to="visitor@example.org", kind="note", key="1", at=at, hour=7)
    return claim_message(message.pk, at=at)


def in_doubt():
    message = claimed()
    note_handing_over(message, NOW)
    release_abandoned(at=LATER)
    message.refresh_from_db()
    return message


@pytest.mark.django_db
def test_message_whose_worker_died_before_handing_over_waits_again():
    message = claimed()
    assert release_abandoned(at=LATER) == 1
    message.refresh_from_db()
    assert message.status == MessageStatus.WAITING


@pytest.mark.django_db
def test_message_whose_worker_died_after_handing_over_is_in_doubt():
    message = in_doubt()
    assert (message.status, message.next_attempt_at) == (MessageStatus.IN_DOUBT, LATER)


@pytest.mark.django_db
def test_worker_whose_message_was_taken_from_it_notes_nothing():
    message = claimed()
    release_abandoned(at=LATER)
    with pytest.raises(ClaimLost):
        note_handing_over(message, NOW)
    note_outcome(message, status=MessageStatus.FAILED)
    assert Message.objects.get().status == MessageStatus.WAITING


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("accepted", "status", "handed_over_at"),
    [(True, MessageStatus.SENT, NOW), (False, MessageStatus.WAITING, None)],
)
def test_settle_message_does_as_the_receiving_side_says(receipts, accepted, status, handed_over_at):
    message = in_doubt()
    receipts.answer = json.dumps({"accepted": accepted}).encode()
    settle_message(message.pk, at=LATER)
    message.refresh_from_db()
    assert (message.status, message.handed_over_at) == (status, handed_over_at)
    assert receipts.asked == [f"/accepted/{message.reference}%40127.0.0.1"]


@pytest.mark.django_db
def test_settle_message_nobody_can_tell_of_stays_in_doubt_and_is_asked_about_in_an_hour():
    message = in_doubt()
    settle_message(message.pk, at=LATER)
    message.refresh_from_db()
    assert message.status == MessageStatus.IN_DOUBT
    assert message.next_attempt_at == LATER + timedelta(hours=1)


@pytest.mark.parametrize(
    ("status", "answer"),
    [
        (404, b'{"accepted": false}'),
        (500, b""),
        (200, b"<html>"),
        (200, b"[]"),
        (200, b"\xff"),
        (200, b'{"accepted": "no"}'),
    ],
)
def test_receipt_that_is_no_clear_answer_counts_as_none(receipts, status, answer):
    receipts.status, receipts.answer = status, answer
    assert ask_for_receipt("<1@example.org>") is None


@pytest.mark.django_db
def test_staff_may_send_a_message_in_doubt_again_or_note_that_it_arrived():
    person, message = staff(), in_doubt()
    note_arrival(message, by=person, at=LATER)
    send_again(message, by=person, at=LATER)
    message.refresh_from_db()
    assert message.status == MessageStatus.SENT
    assert [event.name for event in Event.objects.about(message)] == ["note_arrival"]


@pytest.mark.django_db
def test_send_again_of_a_message_in_doubt_keeps_its_message_id():
    message = in_doubt()
    send_again(message, by=staff(), at=LATER)
    again = Message.objects.get(pk=message.pk)
    assert (again.status, again.message_id) == (MessageStatus.WAITING, message.message_id)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "wrong",
    [
        {"status": MessageStatus.IN_DOUBT},
        {"status": MessageStatus.WAITING, "handed_over_at": NOW},
    ],
)
def test_message_cannot_contradict_its_handing_over(wrong):
    claimed()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.update(**wrong)


@pytest.mark.django_db(transaction=True)
def test_outcome_is_noted_although_the_database_dropped_the_line():
    message = claimed()
    _drop_our_line()
    note_outcome(message, status=MessageStatus.SENT, sent_at=NOW)
    assert Message.objects.get().status == MessageStatus.SENT


def _drop_our_line():
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (pid,) = cursor.fetchone()
    killer = connection.copy()
    with killer.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s)", [pid])
    killer.close()
