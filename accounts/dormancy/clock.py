"""How long an account has not been used, and whose turn it is."""

from datetime import datetime, timedelta

from django.db.models import Max, QuerySet
from django.db.models.functions import Greatest

from accounts.models import User

RESTS_AFTER = timedelta(days=90)
WARNED_BEFORE = (timedelta(days=14), timedelta(days=3))


def with_last_use() -> QuerySet[User]:
    """Active accounts with `used_at`: the newest of joining, signing in, any session, and being woken.

    Invented people rest never: somebody may open a demonstration after a year.
    """
    real = User.objects.filter(is_active=True).exclude(
        memberships__organisation__is_demonstration=True
    )
    # GREATEST of PostgreSQL passes over what is empty.
    used_at = Greatest("joined_at", "last_login", "woken_at", Max("sessions__used_at"))
    return real.annotate(used_at=used_at)


def due_to_rest(at: datetime) -> QuerySet[User]:
    return with_last_use().filter(used_at__lte=at - RESTS_AFTER).order_by("pk")


def due_to_be_warned(at: datetime, before: timedelta) -> QuerySet[User]:
    """Who rests within `before`, and not yet."""
    begins = at - RESTS_AFTER
    return with_last_use().filter(used_at__gt=begins, used_at__lte=begins + before).order_by("pk")
