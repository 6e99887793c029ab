"""Who changes words, what it does to mails, and that nobody's change is lost unseen."""

from threading import Barrier, Thread

import pytest
from django.core import mail
from django.db import IntegrityError, connection, transaction
from django.utils import timezone
from redis.exceptions import RedisError

from notifications.actions import claim_message, deliver_message, queue_message
from notifications.actions.wordings import change_wording, return_to_own_words, send_test
from notifications.models import Message, Wording
from notifications.queries import wordings
from notifications.wordings.templates import Words
from tests.journeys.people import administrator, staff
from workflow.engine import TransitionDenied
from workflow.models import Event

KIND = "agreement_accepted"
WORDS = Words("Thank you, ((vendor))", "((who)) said yes to version ((version number)).")
CONTEXT = {"vendor": "Larkfield", "who": "Priya Nair", "version": 2}
now = timezone.now()


@pytest.fixture
def admin(db):
    return administrator()


def write(key="1", to="a@example.org", **more):
    return queue_message(to=to, kind=KIND, key=key, at=now, **CONTEXT, **more)


def change(by, words=WORDS, since=0, kind=KIND):
    wording = change_wording(kind, words, since=since, by=by, at=now)
    wordings.forget_words()
    return wording


def test_mail_has_the_words_of_staff_from_then_on_and_ours_after_returning(admin):
    before = write("1")
    change(admin)
    changed = write("2")
    return_to_own_words(KIND, since=1, by=admin, at=now)
    wordings.forget_words()
    after = write("3")
    assert (changed.subject, changed.body) == (
        "Thank you, Larkfield",
        "Priya Nair said yes to version 2.",
    )
    assert (after.subject, after.body) == (before.subject, before.body)


def test_link_why_foot_and_stop_stay_whatever_staff_write(admin, settings):
    change(admin)
    message = write(to=admin, link="/work/")
    mail.outbox.clear()
    deliver_message(claim_message(message.pk, at=now), at=now)
    sent = mail.outbox[0]
    html = sent.alternatives[0].content
    for text in (sent.body, html):
        assert "Priya Nair said yes to version 2." in text
        assert f"{settings.SITE_URL}/work/" in text
        assert "Why you get this: Your organisation" in text


def test_words_of_staff_are_escaped_in_html(admin):
    change(admin, Words("<b>", "((who)) <script>alert(1)</script>"))
    message = write()
    mail.outbox.clear()
    deliver_message(claim_message(message.pk, at=now), at=now)
    assert "<script>" not in mail.outbox[0].alternatives[0].content


def test_batch_of_mails_reads_the_words_once(admin, django_assert_num_queries):
    change(admin)
    with django_assert_num_queries(1):
        told = [wordings.changed_words(KIND) for _ in range(30)]
    assert told == [WORDS] * 30


def test_mail_is_written_while_the_cache_is_away(admin, monkeypatch):
    change(admin)

    def away(*args, **kwargs):
        raise RedisError

    for name in ("get", "set", "delete"):
        monkeypatch.setattr(wordings.cache, name, away, raising=False)
    assert write().subject == "Thank you, Larkfield"


def test_who_was_slower_is_told_and_changes_nothing(admin):
    change(admin)
    with pytest.raises(TransitionDenied, match=f"{admin} changed these words while you wrote"):
        change(admin, Words("Mine", "Mine"))
    assert Wording.objects.get().subject == WORDS.subject


@pytest.mark.django_db(transaction=True)
def test_two_who_save_at_once_make_one_version():
    people, start, told = [administrator(), administrator()], Barrier(2), []

    def save(person):
        try:
            start.wait(timeout=20)
            change_wording(KIND, WORDS, since=0, by=person, at=now)
            told.append("saved")
        except TransitionDenied:
            told.append("told")
        finally:
            connection.close()

    threads = [Thread(target=save, args=[person]) for person in people]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    assert sorted(told) == ["saved", "told"]
    assert Wording.objects.count() == 1


def test_staff_who_are_no_administrators_change_nothing(admin):
    with pytest.raises(TransitionDenied):
        change(staff())
    with pytest.raises(TransitionDenied):
        send_test(KIND, WORDS, by=staff(), at=now)
    assert not Wording.objects.exists()


def test_change_and_return_stand_in_the_log(admin):
    change(admin)
    return_to_own_words(KIND, since=1, by=admin, at=now)
    lines = Event.objects.filter(subject_type="notifications.wording").order_by("pk")
    assert list(lines.values_list("name", "by", "data")) == [
        ("change_wording", admin.pk, {"kind": KIND, "version": 1}),
        ("return_to_own_words", admin.pk, {"kind": KIND, "version": 2}),
    ]


def test_subject_without_a_body_cannot_be_stored(admin):
    with pytest.raises(IntegrityError), transaction.atomic():
        Wording.objects.create(kind=KIND, number=1, subject="a", by=admin, at=now)


def test_test_goes_to_whoever_asks_once_a_minute_with_examples(admin):
    for _ in range(2):
        send_test(KIND, WORDS, by=admin, at=now)
    message = Message.objects.get(kind="wording_test")
    assert (message.to, message.subject) == (
        admin.email,
        "Test: Thank you, Larkfield Care Technology",
    )
    assert message.body == "Priya Nair said yes to version 2."
