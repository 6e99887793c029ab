from datetime import datetime, timedelta

from django.urls import reverse

from accounts.messages.outbox import queue_message
from accounts.models import User
from accounts.rules import is_trusted


def warn_of_rest(person: User, rests_at: datetime, before: timedelta, at: datetime) -> None:
    queue_message(
        to=person,
        kind="account_rests_soon",
        key=f"{person.pk}:{rests_at:%Y-%m-%d}:{before.days}",
        at=at,
        link=reverse("account_login"),
        rests_at=rests_at,
    )


def tell_account_rests(person: User, token: str, at: datetime) -> None:
    """Whoever vets, decides or looks after the portal is let in again by an administrator alone."""
    needs_administrator = is_trusted(person)
    queue_message(
        to=person,
        kind="account_rests",
        key=f"{person.pk}:{at.isoformat()}",
        at=at,
        link="" if needs_administrator else reverse("accounts:wake", args=[token]),
        needs_administrator=needs_administrator,
    )
