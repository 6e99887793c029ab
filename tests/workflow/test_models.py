from datetime import UTC, datetime

import pytest
from django.db import IntegrityError, connection, transaction

from tests.journeys import people
from workflow.engine import record
from workflow.models import Event

pytestmark = pytest.mark.django_db
AT = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)


@pytest.fixture
def event():
    return record(people.council(), "opened", by=None, at=AT)


def test_event_saved_again_is_refused_by_the_database(event):
    event.reason = "another story"
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        event.save()
    assert Event.objects.get(pk=event.pk).reason == ""


def test_event_deleted_is_refused_by_the_database(event):
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Event.objects.all().delete()
    assert Event.objects.filter(pk=event.pk).exists()


@pytest.mark.parametrize(
    "sql", ["UPDATE workflow_event SET reason = 'x'", "DELETE FROM workflow_event"]
)
def test_event_changed_by_plain_sql_is_refused_by_the_database(event, sql):
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)


def test_person_who_did_something_cannot_be_deleted():
    somebody = people.anybody()
    record(people.council(), "opened", by=somebody, at=AT)
    with pytest.raises(IntegrityError), transaction.atomic():
        somebody.delete()
