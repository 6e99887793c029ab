from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from notifications.actions import (
    MOST_ATTEMPTS,
    claim_message,
    deliver_message,
    queue_message,
    release_abandoned,
    send_again,
)
from notifications.enums import MessageStatus
from notifications.models import Message
from tests.journeys.people import anybody, staff
from workflow.models import Event

NOW = timezone.now()


def written(**kwargs):
    return queue_message(
        **{
            "to": anybody(name="O’Brien & Daughters"),
            "kind": "note",
            "key": "1",
            "at": NOW,
            "hour": 7,
            **kwargs,
        }
    )


def sent(message, at=NOW):
    deliver_message(claim_message(message.pk, at=at), at=at)
    message.refresh_from_db()
    return message


@pytest.mark.django_db
def test_queue_message_writes_subject_and_body_as_plain_text():
    message = written(link="/challenges/")
    assert message.subject == "A note for O’Brien & Daughters"
    assert message.body.splitlines()[:3] == [
        "The bin lorry came at 7 o’clock.",
        "",
        "http://127.0.0.1:8000/challenges/",
    ]


@pytest.mark.django_db
def test_queue_message_for_the_same_cause_and_person_writes_once():
    person = anybody()
    assert written(to=person) is not None
    assert written(to=person) is None
    assert written(to=person, key="2") is not None
    assert Message.objects.count() == 2


@pytest.mark.django_db
def test_queue_message_to_an_address_without_account_keeps_the_address():
    message = written(to="visitor@example.org")
    assert (message.recipient, message.to) == (None, "visitor@example.org")


@pytest.mark.django_db
def test_deliver_message_hands_it_to_the_mail_server_once():
    message = sent(written())
    assert (message.status, message.sent_at, message.attempts) == (MessageStatus.SENT, NOW, 1)
    assert [letter.subject for letter in mail.outbox] == ["A note for O’Brien & Daughters"]
    assert claim_message(message.pk, at=NOW) is None


@pytest.mark.django_db
def test_deliver_message_that_fails_waits_longer_each_time_then_gives_up(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    message, at, waits = written(), NOW, []
    for _ in range(MOST_ATTEMPTS):
        sent(message, at)
        waits.append(message.next_attempt_at - at)
        at = message.next_attempt_at
    assert waits == [timedelta(minutes=2**n) for n in range(MOST_ATTEMPTS)]
    assert message.status == MessageStatus.FAILED
    assert message.last_error == "ConnectionRefusedError: [Errno 111] Connection refused"


@pytest.mark.django_db
def test_send_again_puts_a_failed_message_back_and_records_who_did():
    message, person = written(), staff()
    Message.objects.update(status=MessageStatus.FAILED)
    send_again(message, by=person, at=NOW)
    message.refresh_from_db()
    assert (message.status, message.attempts) == (MessageStatus.WAITING, 0)
    assert Event.objects.about(message).get().by == person


@pytest.mark.django_db
def test_release_abandoned_frees_only_what_a_worker_left_long_ago():
    old, new = written(), written(key="2")
    claim_message(old.pk, at=NOW)
    claim_message(new.pk, at=NOW + timedelta(minutes=10))
    assert release_abandoned(at=NOW + timedelta(minutes=16)) == 1
    assert Message.objects.get(status=MessageStatus.WAITING) == old


@pytest.mark.django_db
def test_message_cannot_be_sent_without_a_time():
    message = written()
    with pytest.raises(IntegrityError), transaction.atomic():
        Message.objects.filter(pk=message.pk).update(status=MessageStatus.SENT)


@pytest.mark.django_db(transaction=True)
def test_claim_message_by_eight_workers_at_once_gives_it_to_one():
    message = written()

    def claim(_):
        try:
            return claim_message(message.pk, at=NOW) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(claim, range(8))) == 1
