"""What the lists of this app say as spreadsheets, column by column."""

from django.utils import timezone

from spreadsheets.writing import Written
from vendors.lifecycle import SOLUTION


def _day(moment):
    return timezone.localdate(moment).isoformat() if moment else ""


VETTING = (
    Written("Solution", lambda row: row.solution, 40),
    Written("Version", lambda row: row.number, 10),
    Written("Vendor", lambda row: row.solution.vendor or "Unclaimed listing", 30),
    Written("State", lambda row: SOLUTION.words[row.status].staff),
    Written("Submitted", lambda row: _day(row.submitted_at), 12),
    Written("Round", lambda row: row.round),
    Written("Assessors asked", lambda row: row.asked, 10),
    Written("Assessors who scored", lambda row: row.scored, 10),
)
