from datetime import datetime

from django.urls import reverse

from accounts.messages.outbox import queue_message
from accounts.models import User


def tell_account_is_off(person: User, at: datetime) -> None:
    """Without the reason: it stands in the log, and whoever reads their mail now may be somebody else."""
    _tell(person, "account_switched_off", at)


def tell_account_is_on(person: User, at: datetime) -> None:
    _tell(person, "account_switched_on", at, link=reverse("account_login"))


def _tell(person: User, kind: str, at: datetime, link: str = "") -> None:
    queue_message(to=person, kind=kind, key=f"{person.pk}:{at.isoformat()}", at=at, link=link)
