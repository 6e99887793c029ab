"""Mails that came back: what is believed of them, and what no sender of such a mail can do."""

import io
from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.utils import timezone

from notifications.actions import claim_message, deliver_message, queue_message
from notifications.actions.addresses import note_returned
from notifications.delivery.bounces import MOST_BYTES, read_bounce
from notifications.enums import MessageStatus
from notifications.models import Message, ReturnedAddress

pytestmark = pytest.mark.django_db
ADDRESS = "gone@northmere.gov.uk"
now = timezone.now()


def queued(key="1"):
    return queue_message(to=ADDRESS, kind="note", key=key, at=now, hour=1)


@pytest.fixture
def message():
    written = queued()
    deliver_message(claim_message(written.pk, at=now), at=now)
    written.refresh_from_db()
    return written


def report(message_id, *, status="5.1.1", action="failed", named=ADDRESS, returned=None, says=""):
    returned = returned or f"Content-Type: text/rfc822-headers\n\nMessage-ID: {message_id}\n"
    return f"""From: MAILER-DAEMON@mx.example
To: portal@how.example
Subject: Undelivered
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

It could not be delivered to {named}.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example

Final-Recipient: rfc822; {named}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 {says or "No such user"}

--b
{returned}
--b--
""".encode()


@pytest.fixture
def piped(monkeypatch):
    def pipe(raw):
        out = io.StringIO()
        monkeypatch.setattr("sys.stdin", SimpleNamespace(buffer=io.BytesIO(raw)))
        call_command("read_bounces", stdout=out)
        return out.getvalue().strip()

    return pipe


NOT_OURS = "Nothing of ours came back with it."


def test_address_that_does_not_exist_fails_the_mail_and_gets_no_more(message, piped):
    assert piped(report(message.message_id)) == "Noted."
    message.refresh_from_db()
    assert message.status == MessageStatus.FAILED
    assert message.last_error == "It came back: smtp; 550 No such user"
    assert ReturnedAddress.objects.of(ADDRESS).get().message == message
    assert piped(report(message.message_id)) == NOT_OURS
    assert ReturnedAddress.objects.count() == 1


def test_whole_mail_sent_back_is_read_too(message, piped):
    whole = f"Content-Type: message/rfc822\n\nMessage-ID: {message.message_id}\nSubject: A\n\nB\n"
    assert piped(report(message.message_id, returned=whole)) == "Noted."


@pytest.mark.parametrize("status", ["5.2.2", "5.7.1", "4.4.7", "5.3.4"])
def test_full_mailbox_or_refused_words_fail_the_mail_and_not_the_address(message, piped, status):
    assert piped(report(message.message_id, status=status)) == "Noted."
    message.refresh_from_db()
    assert message.status == MessageStatus.FAILED
    assert not ReturnedAddress.objects.exists()


@pytest.mark.parametrize("action", ["delayed", "delivered", "relayed", "expanded", ""])
def test_mail_that_is_still_on_its_way_or_arrived_is_no_failure(message, piped, action):
    assert piped(report(message.message_id, action=action)) == NOT_OURS


def test_address_that_the_bounce_names_is_never_believed(message, piped):
    piped(report(message.message_id, named="victim@ashby.gov.uk"))
    assert [str(row) for row in ReturnedAddress.objects.all()] == [ADDRESS]


def test_bounce_without_a_message_id_of_ours_does_nothing(message, piped):
    forged = (
        f"<{uuid4()}@127.0.0.1>",
        f"<{message.reference}@elsewhere.example>",
        f"<{message.reference}>",
        f"{message.message_id} {message.message_id}",
        "",
    )
    for message_id in forged:
        assert piped(report(message_id)) == NOT_OURS
    message.refresh_from_db()
    assert message.status == MessageStatus.SENT


def test_message_id_in_the_words_or_headers_of_the_bounce_does_not_count(message, piped):
    raw = report("<a@b>", named=message.message_id)
    assert piped(b"Message-ID: " + message.message_id.encode() + b"\n" + raw) == NOT_OURS


def test_bounce_long_after_the_mail_changes_nothing(message, piped):
    Message.objects.update(created_at=now - timedelta(days=15))
    assert piped(report(message.message_id)) == NOT_OURS


def test_mail_that_was_not_sent_yet_cannot_come_back(piped):
    waiting = queued("2")
    assert piped(report(waiting.message_id)) == NOT_OURS
    waiting.refresh_from_db()
    assert waiting.status == MessageStatus.WAITING


def test_bounce_that_is_faster_than_the_workers_note_is_tried_again(piped):
    claimed = claim_message(queued("3").pk, at=now)
    with pytest.raises(SystemExit) as ended:
        piped(report(claimed.message_id))
    assert ended.value.code == 75


def test_signs_that_cannot_be_stored_are_left_out_and_long_reasons_cut(message, piped):
    assert piped(report(message.message_id, says="a\0\x1b[31m" + "x" * 5_000)) == "Noted."
    message.refresh_from_db()
    assert "\0" not in message.last_error
    assert "\x1b" not in message.last_error
    assert len(message.last_error) < 500


HOSTILE = {
    "nothing": b"",
    "no mail": b"\xff\xfe\0\0" * 1_000,
    "no parts": b"Content-Type: multipart/report; boundary=b\n\n",
    "no boundary": b"Content-Type: multipart/report\n\n--b\n",
    "broken parts": b"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: message/rfc822\n\n--b--",
    "nested": b"".join(
        b'Content-Type: multipart/report; boundary="%d"\n\n--%d\n' % (depth, depth)
        for depth in range(5_000)
    ),
    "many parts": b"Content-Type: multipart/report; boundary=b\n\n" + b"--b\n\n" * 100_000,
    "odd charset": b"Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: text/rfc822-headers; "
    b"charset=none\nContent-Transfer-Encoding: base64\n\n!!!\n--b--",
    "many lines": b"A: b\n" * (MOST_BYTES // 5),
}


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE)
def test_hostile_mail_is_nothing_of_ours(raw):
    assert read_bounce(raw) is None


def test_returned_address_is_noted_once_whichever_way_it_is_told(message, piped):
    note_returned(message, reason="Refused", at=now)
    piped(report(message.message_id))
    assert ReturnedAddress.objects.get().reason == "Refused"
