import logging

import pytest
from django.utils import timezone

from accounts.tasks import check_log
from notifications.models import Message
from tests.journeys import people
from tests.workflow.tampering import by_force
from workflow.engine import record
from workflow.models import Event
from workflow.sealing import head

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def line():
    return record(people.council(), "opened", by=None, at=timezone.now())


def told():
    return list(Message.objects.filter(kind="log_broken").values_list("to", flat=True))


def test_check_of_a_whole_log_notes_its_head_and_tells_nobody(line, caplog):
    people.administrator()
    with caplog.at_level(logging.INFO, logger="accounts.tasks"):
        check_log()
    assert (str(head()) in caplog.text, told()) == (True, [])


def test_check_of_a_broken_log_tells_every_administrator_once(line):
    administrator = people.administrator()
    by_force("UPDATE workflow_event SET reason = 'x' WHERE id = %s", line.pk)
    check_log()
    check_log()
    assert told() == [administrator.email]
    assert f"Line {line.pk} does not fit seal" in Message.objects.get(kind="log_broken").body


def test_mail_about_a_broken_log_names_ten_lines_and_counts_the_rest(line):
    people.administrator()
    for _ in range(12):
        record(people.council(), "opened", by=None, at=timezone.now())
    by_force("UPDATE workflow_event SET reason = 'x'")
    check_log()
    body = Message.objects.get(kind="log_broken").body
    assert body.count("- Line") == 10
    assert f"and {Event.objects.count() - 10} more" in body
