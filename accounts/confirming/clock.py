"""Which roles of trust have to be confirmed, and until when."""

from datetime import datetime, timedelta

from django.db.models import F, QuerySet
from django.db.models.functions import Coalesce

from accounts.enums import TRUSTED
from accounts.models import Membership

LASTS = timedelta(days=365)
ASKED_BEFORE = timedelta(days=30)


def roles_of_trust() -> QuerySet[Membership]:
    """Active ones with `since_at`, when they were given or confirmed last; the oldest first.

    Invented ones last: a demonstration has nobody to confirm them.
    """
    held = Membership.objects.active().filter(role__in=TRUSTED, user__is_active=True)
    real = held.exclude(organisation__is_demonstration=True)
    since = Coalesce(F("confirmed_at"), F("decided_at"), F("requested_at"))
    return real.annotate(since_at=since).order_by("since_at", "pk")


def due_to_be_confirmed(at: datetime) -> QuerySet[Membership]:
    """Those that end within a month."""
    return roles_of_trust().filter(since_at__lte=at - LASTS + ASKED_BEFORE)


def run_out(at: datetime) -> QuerySet[Membership]:
    return roles_of_trust().filter(since_at__lte=at - LASTS)
