from collections.abc import Iterable, Sequence
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime

from accounts.messages.outbox import queue_message
from accounts.models import Membership, User

MOST_NAMED = 20


def ask_to_confirm_access(
    due: Sequence[Membership], administrators: Iterable[User], at: datetime
) -> None:
    """One mail a week to each, however many roles there are."""
    year, week, _ = localtime(at).isocalendar()
    for administrator in administrators:
        queue_message(
            to=administrator,
            kind="access_to_confirm",
            key=f"{year}-{week}",
            at=at,
            link=reverse("accounts:access"),
            roles=due[:MOST_NAMED],
            more=max(0, len(due) - MOST_NAMED),
        )
