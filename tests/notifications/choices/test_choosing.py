from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils.timezone import make_aware

from notifications.actions import claim_message, queue_message
from notifications.actions.choices import choose_mail, stop_topic
from notifications.enums import MessageStatus, Pace
from notifications.models import MailChoice, QuietHours
from tests.journeys.people import anybody, officer

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 25, 12, tzinfo=ZoneInfo("Europe/London"))
NIGHT = NOON.replace(hour=23, minute=30)


def written(person, kind, key="1", at=NOON, **words):
    return queue_message(to=person, kind=kind, key=key, at=at, **words)


def about_report(person, key="1", at=NOON):
    return written(person, "report_published_vendor", key, at, **REPORT)


REPORT = {"report": {"title": "The report"}, "version": {"number": 1}}


def choose(person, pace, topic="reports", quiet=None, at=NOON):
    choose_mail({topic: pace}, quiet=quiet, by=person, at=at)


@pytest.mark.parametrize(
    ("pace", "status"),
    [
        (Pace.AT_ONCE, MessageStatus.WAITING),
        (Pace.DAILY, MessageStatus.HELD),
        (Pace.OFF, MessageStatus.KEPT),
    ],
)
def test_message_is_sent_held_or_kept_as_its_reader_chose(pace, status):
    person = anybody()
    choose(person, pace)
    assert about_report(person).status == status


def test_decision_comes_at_once_whatever_was_posted():
    person = officer()
    choose(person, Pace.OFF, topic="statement_decisions")
    assert not MailChoice.objects.exists()
    MailChoice.objects.create(person=person, topic="statement_decisions", pace=Pace.OFF)
    words = {"statement": "Bins", "reason": "Twice"}
    assert written(person, "statement_rejected", **words).status == MessageStatus.WAITING


def test_topic_where_somebody_waits_goes_to_once_a_day_by_one_click():
    person = anybody()
    stop_topic("talking", by=person, at=NOON)
    assert MailChoice.objects.get(person=person).pace == Pace.DAILY


@pytest.mark.parametrize(
    ("pace", "status"),
    [(Pace.AT_ONCE, MessageStatus.WAITING), (Pace.OFF, MessageStatus.KEPT)],
)
def test_what_was_held_follows_a_new_choice(pace, status):
    person = anybody()
    choose(person, Pace.DAILY)
    message = about_report(person)
    choose(person, pace)
    message.refresh_from_db()
    assert message.status == status


def test_message_written_in_quiet_hours_waits_for_their_end():
    person = anybody()
    choose(person, Pace.AT_ONCE, quiet=(time(22), time(7)))
    assert about_report(person, at=NIGHT).next_attempt_at == NIGHT + timedelta(hours=7.5)
    assert about_report(person, "2").next_attempt_at == NOON


def test_link_that_was_asked_for_comes_in_quiet_hours():
    person = anybody()
    choose(person, Pace.AT_ONCE, quiet=(time(22), time(7)))
    link = written(person, "statement_carry_on", at=NIGHT, statement="Bins")
    assert link.next_attempt_at == NIGHT


def test_retry_waits_for_the_end_of_quiet_hours_and_is_no_attempt():
    person = anybody()
    choose(person, Pace.AT_ONCE, quiet=(time(22), time(7)))
    message = about_report(person)
    assert claim_message(message.pk, at=NIGHT) is None
    message.refresh_from_db()
    assert message.status == MessageStatus.WAITING
    assert message.attempts == 0
    assert message.next_attempt_at == NIGHT + timedelta(hours=7.5)
    assert claim_message(message.pk, at=message.next_attempt_at) == message


def test_retry_of_a_link_that_was_asked_for_goes_out_in_quiet_hours():
    person = anybody()
    choose(person, Pace.AT_ONCE, quiet=(time(22), time(7)))
    link = written(person, "statement_carry_on", statement="Bins")
    assert claim_message(link.pk, at=NIGHT) == link


def test_quiet_hours_are_gone_when_none_are_chosen():
    person = anybody()
    choose(person, Pace.AT_ONCE, quiet=(time(22), time(7)))
    choose(person, Pace.AT_ONCE)
    assert not QuietHours.objects.exists()


@pytest.mark.parametrize(
    ("begins", "ends", "at", "hours"),
    [
        (22, 7, "2026-11-25T23:30", 7.5),
        (22, 7, "2026-11-25T06:00", 1),
        (22, 7, "2026-11-25T07:00", 0),
        (12, 14, "2026-11-25T13:00", 1),
        (12, 14, "2026-11-25T14:00", 0),
        # The clocks go back between: an hour longer.
        (22, 7, "2026-10-24T23:00", 9),
    ],
)
def test_quiet_hours_end_at_the_next_time_of_that_name(begins, ends, at, hours):
    quiet = QuietHours(begins=time(begins), ends=time(ends))
    moment = make_aware(datetime.fromisoformat(at))
    assert quiet.over_at(moment).timestamp() - moment.timestamp() == hours * 3600
