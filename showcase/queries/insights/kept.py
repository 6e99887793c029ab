"""The figures, kept for a minute or until something happens to a record, whichever comes first.

A shared copy of the page may be a minute old as well (`accounts.pages.cacheable`). While the cache is away the
figures are counted anew for everybody.
"""

from contextlib import suppress
from datetime import datetime

from django.core.cache import cache
from redis.exceptions import RedisError

from showcase.queries.insights.figures import Insights, insights
from workflow.models import Event

A_MINUTE = 60


def kept_insights(at: datetime) -> Insights:
    """One query, and ten when they are counted anew."""
    key = f"insights-{_last_event()}"
    found: Insights | None = None
    with suppress(RedisError):
        found = cache.get(key)
    if found is None:
        found = insights(at)
        with suppress(RedisError):
            cache.set(key, found, timeout=A_MINUTE)
    return found


def _last_event() -> int | None:
    return Event.objects.order_by("-pk").values_list("pk", flat=True).first()
