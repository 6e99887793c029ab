"""Counting who is suggested, so that staff can see whether some vendors never are."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db import connection

from matching.models import Exposure

# A year can be compared with the one before.
KEPT_DAYS = 400

UPSERT = """
INSERT INTO matching_exposure (day, vendor_id, shown, shown_first)
SELECT %s, vendor, count(*), count(*) FILTER (WHERE place = 1)
FROM unnest(%s::bigint[]) WITH ORDINALITY AS seen(vendor, place)
GROUP BY vendor ORDER BY vendor
ON CONFLICT (day, vendor_id) DO UPDATE SET
    shown = matching_exposure.shown + excluded.shown,
    shown_first = matching_exposure.shown_first + excluded.shown_first
"""


def count_shown(vendors: Sequence[int], *, on: date) -> None:
    """Vendors in the order their solutions were shown on one page; two pages at once add up.

    Rows are taken in the order of vendors, so that two pages never wait for each other.
    """
    if vendors:
        with connection.cursor() as cursor:
            cursor.execute(UPSERT, [on, list(vendors)])


def forget_old_exposure(*, on: date) -> None:
    """Days counted KEPT_DAYS ago or earlier go."""
    Exposure.objects.filter(day__lte=on - timedelta(days=KEPT_DAYS)).delete()
