from datetime import datetime

from django.db import transaction
from django.utils.timezone import localtime

from challenges.models import StatementYear


@transaction.atomic
def next_reference(*, at: datetime) -> str:
    """S-2026-0001 and so on: short enough to read out. The year's row is locked, so none comes twice."""
    year = localtime(at).year
    StatementYear.objects.get_or_create(year=year)
    numbers = StatementYear.objects.select_for_update().get(year=year)
    numbers.count += 1
    numbers.save(update_fields=["count"])
    return f"S-{year}-{numbers.count:04}"
