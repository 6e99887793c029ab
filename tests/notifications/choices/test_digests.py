from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.db import connection

from notifications.actions import MOST_ATTEMPTS, claim_message, deliver_message, queue_message
from notifications.actions.choices import choose_mail
from notifications.actions.digests import send_digest
from notifications.enums import MessageStatus, Pace
from notifications.models import Message
from notifications.queries.digests import people_due_a_digest
from tests.journeys.people import anybody

NOON = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/London"))
TOMORROW = NOON + timedelta(days=1)


def reader():
    person = anybody()
    paces = {"reports": Pace.DAILY, "reminders": Pace.DAILY}
    choose_mail(paces, quiet=None, by=person, at=NOON)
    return person


def report(person, key, at=NOON):
    words = {"report": {"title": f"Report {key}"}, "version": {"number": 1}}
    return queue_message(
        to=person, kind="report_published_vendor", key=key, at=at, link=f"/r/{key}/", **words
    )


@pytest.mark.django_db
def test_daily_mail_has_all_that_was_held_each_with_its_link():
    person = reader()
    held = [report(person, key) for key in "ab"]
    digest = send_digest(person, at=NOON)
    for message in held:
        message.refresh_from_db()
        assert (message.status, message.gathered_in) == (MessageStatus.GATHERED, digest)
    assert digest.subject == "2 messages from How can we today"
    for line in ("REPORTS AND WHAT HAPPENED NEXT", held[0].subject, "http://127.0.0.1:8000/r/b/"):
        assert line in digest.body.splitlines()
    assert digest.body.count("http://127.0.0.1:8000/r/b/") == 1


@pytest.mark.django_db
def test_daily_mail_made_twice_is_one_and_what_came_since_waits_for_tomorrow():
    person = reader()
    report(person, "a")
    send_digest(person, at=NOON)
    late = report(person, "b")
    assert send_digest(person, at=NOON) is None
    late.refresh_from_db()
    assert late.status == MessageStatus.HELD
    assert send_digest(person, at=TOMORROW).subject == "1 message from How can we today"


@pytest.mark.django_db
def test_daily_mail_that_cannot_be_sent_keeps_every_message(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    person = reader()
    report(person, "a")
    digest, at = send_digest(person, at=NOON), NOON
    for _ in range(MOST_ATTEMPTS):
        deliver_message(claim_message(digest.pk, at=at), at=at)
        digest.refresh_from_db()
        at = digest.next_attempt_at
    assert digest.status == MessageStatus.FAILED
    assert [message.subject for message in digest.gathered.all()] == [
        Message.objects.get(kind="report_published_vendor").subject
    ]
    assert mail.outbox == []


@pytest.mark.django_db
def test_people_due_a_digest_are_those_with_something_held_from_the_morning_on():
    person, early = reader(), NOON.replace(hour=6, minute=59)
    reader()
    report(person, "a")
    assert list(people_due_a_digest(early)) == []
    assert list(people_due_a_digest(NOON)) == [person.pk]
    send_digest(person, at=NOON)
    report(person, "b")
    assert list(people_due_a_digest(NOON)) == []
    assert list(people_due_a_digest(TOMORROW)) == [person.pk]


@pytest.mark.django_db(transaction=True)
def test_daily_mail_by_four_workers_at_once_is_written_once():
    person = reader()
    for key in "abc":
        report(person, key)

    def gather(_):
        try:
            return send_digest(person, at=NOON) is not None
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(gather, range(4))) == 1
    gathered = Message.objects.filter(status=MessageStatus.GATHERED)
    assert gathered.count() == 3
    assert Message.objects.filter(kind="daily_digest").count() == 1
