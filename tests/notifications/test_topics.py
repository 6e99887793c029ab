from collections import Counter

import pytest

from notifications.enums import Pace
from notifications.topics import OTHER, TOPICS, choosable_topics_of, fixed_topics_of, topic_of
from tests.journeys.people import anybody, officer, staff, vendor_lead

CANNOT_BE_OFF = (
    "solution_decided",
    "clarification_asked",
    "appeal_lodged",
    "appeal_received",
    "statement_rejected",
    "invitation",
    "log_broken",
)


def test_each_kind_of_mail_stands_in_one_topic(settings):
    folder = settings.BASE_DIR / "templates/emails"
    written = {path.stem for path in folder.glob("*.txt") if path.stem[0] != "_"}
    listed = Counter(kind for topic in TOPICS for kind in topic.kinds)
    assert set(listed) == written
    assert set(listed.values()) == {1}


@pytest.mark.parametrize("kind", CANNOT_BE_OFF)
def test_decisions_appeals_questions_and_links_come_at_once_and_say_why(kind):
    assert topic_of(kind).paces == (Pace.AT_ONCE,)
    assert topic_of(kind).fixed


def test_kind_that_nobody_listed_comes_at_once():
    assert topic_of("of_tomorrow") == OTHER
    assert OTHER.paces == (Pace.AT_ONCE,)


@pytest.mark.django_db
def test_topics_shown_are_those_of_a_persons_roles():
    own = {name: person() for name, person in PEOPLE.items()}
    shown = {name: {t.name for t in choosable_topics_of(person)} for name, person in own.items()}
    everybody = {"people", "reports", "talking", "reminders"}
    assert shown["anybody"] == everybody
    assert shown["officer"] == everybody | {"statement_progress", "questions_to_answer"}
    assert shown["vendor"] == everybody | {"dates", "receipts", "invited", "own_questions"}
    assert shown["staff"] == everybody | {
        "questions_to_answer",
        "assessing",
        "staff_dates",
        "staff_queue",
    }
    assert "alarms" not in {topic.name for topic in fixed_topics_of(own["staff"])}


PEOPLE = {"anybody": anybody, "officer": officer, "vendor": vendor_lead, "staff": staff}
