from datetime import timedelta

import pytest
from django.utils import timezone

from matching.actions.exposure import KEPT_DAYS, count_shown
from matching.models import Exposure
from matching.tasks import forget_exposure
from tests.journeys import people

pytestmark = pytest.mark.django_db


def counted():
    rows = Exposure.objects.order_by("day", "vendor")
    return list(rows.values_list("day", "vendor", "shown", "shown_first"))


def test_vendors_shown_are_counted_by_place_and_day():
    one, other, today = people.vendor().pk, people.vendor().pk, timezone.localdate()
    count_shown([other, one, other], on=today)
    count_shown([one], on=today)
    count_shown([one], on=today + timedelta(days=1))
    assert counted() == [
        (today, one, 2, 1),
        (today, other, 2, 1),
        (today + timedelta(days=1), one, 1, 1),
    ]


def test_page_without_vendors_counts_nothing():
    count_shown([], on=timezone.localdate())
    assert counted() == []


def test_days_counted_long_ago_are_forgotten_by_the_task():
    vendor, today = people.vendor().pk, timezone.localdate()
    for days in (0, KEPT_DAYS - 1, KEPT_DAYS):
        count_shown([vendor], on=today - timedelta(days=days))
    forget_exposure()
    assert [day for day, *_ in counted()] == [today - timedelta(days=KEPT_DAYS - 1), today]
