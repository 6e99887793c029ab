"""Against a process of its own that speaks Notify's interface."""

import json
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from urllib.request import Request, urlopen

import pytest
from django.core.checks import run_checks
from django.utils import timezone

from notifications.actions import (
    claim_message,
    deliver_message,
    patience,
    queue_message,
    settle_message,
)
from notifications.enums import MessageStatus
from notifications.models import ReturnedAddress
from tests.journeys.people import anybody

pytestmark = pytest.mark.django_db
NOW = timezone.now()
SERVICE, SECRET = "8b1c5d5e-3c3b-4d0f-9d3a-0e6f0a5c7a11", "5f2d4c1a-7b6e-4f0a-8c9d-1e2f3a4b5c6d"
TOKEN = "a token that Notify shows when it calls back"
BAD_ADDRESS = {
    "status_code": 400,
    "errors": [{"error": "ValidationError", "message": "email_address Not a valid email address"}],
}


@pytest.fixture(scope="module")
def process():
    program = Path(__file__).with_name("notify_server.py")
    with subprocess.Popen(
        [sys.executable, program, SECRET], stdout=subprocess.PIPE, text=True
    ) as running:
        yield f"http://127.0.0.1:{running.stdout.readline().strip()}"
        running.terminate()


class Notify:
    def __init__(self, address):
        self.address = address

    def answers(self, **plan):
        body = json.dumps(plan).encode()
        with urlopen(Request(f"{self.address}/next", body)):
            pass

    def taken(self, message):
        with urlopen(f"{self.address}/taken") as answer:
            mails = json.load(answer)
        return [mail for mail in mails if mail.get("reference") == str(message.reference)]


@pytest.fixture
def notify(process, settings):
    settings.EMAIL_BACKEND = "notifications.delivery.notify.EmailBackend"
    settings.NOTIFY_API_KEY = f"portal-{SERVICE}-{SECRET}"
    settings.NOTIFY_TEMPLATE_ID = "0d2a9b8c-1111-4222-8333-444455556666"
    settings.NOTIFY_URL, settings.NOTIFY_CALLBACK_TOKEN = process, TOKEN
    server = Notify(process)
    server.answers()
    return server


def delivered(to="visitor@example.org", kind="note", **words):
    message = queue_message(to=to, kind=kind, key="1", at=NOW, **{"hour": 7, **words})
    message.refresh_from_db()
    return handed_over(message)


def handed_over(message, at=NOW):
    deliver_message(claim_message(message.pk, at=at), at=at)
    message.refresh_from_db()
    return message


def test_mail_goes_with_its_words_its_reference_and_the_one_click_address(notify):
    words = {"report": {"title": "The report"}, "version": {"number": 1}}
    person = anybody()
    message = delivered(person, "report_published_vendor", **words)
    (mail,) = notify.taken(message)
    assert message.status == MessageStatus.SENT
    assert (mail["email_address"], mail["template_id"]) == (
        person.email,
        "0d2a9b8c-1111-4222-8333-444455556666",
    )
    assert mail["personalisation"]["subject"] == message.subject
    assert mail["personalisation"]["body"].startswith(message.body)
    assert mail["one_click_unsubscribe_url"].startswith("http://127.0.0.1:8000/mail/stop/")


def test_address_that_notify_refuses_fails_at_once_and_is_marked(notify):
    notify.answers(status=400, body=BAD_ADDRESS, takes=False)
    message = delivered()
    assert (message.status, message.attempts) == (MessageStatus.FAILED, 1)
    assert "Not a valid email address" in message.last_error
    assert ReturnedAddress.objects.get().address == "visitor@example.org"


def test_request_that_notify_refuses_fails_at_once_and_marks_no_address(notify):
    error = {"error": "BadRequestError", "message": "Missing personalisation: body"}
    notify.answers(status=400, body={"errors": [error]}, takes=False)
    assert delivered().status == MessageStatus.FAILED
    assert not ReturnedAddress.objects.exists()


@pytest.mark.parametrize("status", [403, 429])
def test_wrong_key_or_too_many_mails_are_tried_again(notify, status):
    notify.answers(status=status, takes=False)
    message = delivered()
    assert (message.status, message.handed_over_at) == (MessageStatus.WAITING, None)


@pytest.mark.parametrize("status", [500, 503, 0])
@pytest.mark.parametrize("takes", [True, False])
def test_unclear_answer_is_settled_by_reference_so_that_the_mail_goes_once(notify, status, takes):
    notify.answers(status=status, takes=takes)
    message = delivered()
    assert message.status == MessageStatus.IN_DOUBT
    notify.answers()
    at = NOW + patience() + timedelta(seconds=1)
    settle_message(message.pk, at=at)
    message.refresh_from_db()
    if not takes:
        assert message.status == MessageStatus.WAITING
        handed_over(message, at)
    assert message.status == MessageStatus.SENT
    assert len(notify.taken(message)) == 1


def test_doubt_stays_while_notify_cannot_be_asked(notify, settings):
    notify.answers(status=503)
    message = delivered()
    settings.NOTIFY_URL = "http://127.0.0.1:1"
    settle_message(message.pk, at=NOW + patience() + timedelta(seconds=1))
    message.refresh_from_db()
    assert message.status == MessageStatus.IN_DOUBT


def receipt(client, message, status, token=TOKEN, **more):
    told = {"reference": str(message.reference), "status": status, "to": message.to, **more}
    return client.post(
        "/mail/receipts/notify/",
        json.dumps(told),
        content_type="application/json",
        headers={"authorization": f"Bearer {token}"},
    ).status_code


def test_receipt_says_that_a_mail_arrived(notify, client):
    message = delivered()
    assert receipt(client, message, "delivered") == 204
    message.refresh_from_db()
    assert message.status == MessageStatus.SENT
    assert message.arrived_at is not None


@pytest.mark.parametrize(
    ("status", "marked"),
    [("permanent-failure", 1), ("temporary-failure", 0), ("technical-failure", 0)],
)
def test_receipt_of_a_failure_fails_the_mail_with_words(notify, client, status, marked):
    message = delivered()
    assert [receipt(client, message, status) for _ in "ab"] == [204, 204]
    message.refresh_from_db()
    assert (message.status, message.sent_at) == (MessageStatus.FAILED, None)
    assert message.last_error.startswith("The mail service")
    assert ReturnedAddress.objects.count() == marked


def test_receipt_that_overtakes_its_worker_is_asked_for_again(notify, client):
    message = queue_message(to="a@example.org", kind="note", key="1", at=NOW, hour=7)
    message.refresh_from_db()
    claim_message(message.pk, at=NOW)
    assert receipt(client, message, "delivered") == 503


@pytest.mark.parametrize("token", ["", "wrong", TOKEN + "x", TOKEN[:-1]])
def test_receipt_without_the_right_token_finds_no_page_and_changes_nothing(notify, client, token):
    message = delivered()
    assert receipt(client, message, "permanent-failure", token) == 404
    message.refresh_from_db()
    assert message.status == MessageStatus.SENT


def test_receipts_find_no_page_where_no_token_is_set(notify, client, settings):
    settings.NOTIFY_CALLBACK_TOKEN = ""
    assert receipt(client, delivered(), "delivered", token="") == 404


@pytest.mark.parametrize("body", ["", "[]", "{}", '{"reference": 7, "status": "x"}', "\xff"])
def test_receipt_that_is_none_is_refused(notify, client, body):
    answer = client.post(
        "/mail/receipts/notify/",
        body.encode("latin-1"),
        content_type="application/json",
        headers={"authorization": f"Bearer {TOKEN}"},
    )
    assert answer.status_code == 400


def test_check_names_every_part_of_notify_that_is_missing_in_one_go(notify, settings):
    assert run_checks(tags=["security"]) == []
    settings.NOTIFY_API_KEY, settings.NOTIFY_TEMPLATE_ID = "short", ""
    settings.NOTIFY_CALLBACK_TOKEN = "short"
    assert [error.id for error in run_checks(tags=["security"])] == ["config.E004"] * 3
