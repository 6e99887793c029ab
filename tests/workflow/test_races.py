"""Two people, two connections, one record."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from threading import Barrier

import pytest
from django.db import connection

from accounts.enums import Role
from accounts.lifecycle import MEMBERSHIP
from accounts.models import Membership
from tests.journeys import people
from workflow.engine import StaleTransition, perform
from workflow.models import Event

AT = datetime(2024, 11, 14, 9, 30, tzinfo=UTC)


@pytest.mark.django_db(transaction=True)
def test_two_people_deciding_at_once_make_one_decision_and_one_stale_page():
    membership = Membership.objects.create(
        user=people.anybody(),
        organisation=people.council(),
        role=Role.COUNCIL_OFFICER,
        requested_at=AT,
    )
    start = Barrier(2)

    def decide(name, by):
        seen = Membership.objects.get(pk=membership.pk)
        start.wait(timeout=10)
        try:
            perform(MEMBERSHIP[name], seen, by=by, at=AT, reason="They left the council.")
            return name
        except StaleTransition as stale:
            return stale.last.name
        finally:
            connection.close()

    decisions = [("approve", people.administrator()), ("refuse", people.administrator())]
    with ThreadPoolExecutor(2) as threads:
        told = list(threads.map(lambda decision: decide(*decision), decisions))
    assert told[0] == told[1] == Event.objects.about(membership).get().name
