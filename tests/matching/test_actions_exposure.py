from datetime import timedelta

import pytest
from django.utils import timezone

from matching.actions.exposure import count_shown
from matching.models import Exposure
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
