from datetime import datetime

from accounts.models import Session, User
from accounts.sessions.limits import limits_of
from accounts.standing import standing_of

MOST_SHOWN = 100


def sessions_of(user: User, at: datetime) -> list[Session]:
    """Where somebody is signed in now, the last used first."""
    limits = limits_of(standing_of(user))
    running = Session.objects.filter(
        user=user, started_at__gt=at - limits.whole, used_at__gt=at - limits.idle
    )
    return list(running.order_by("-used_at", "-pk")[:MOST_SHOWN])
