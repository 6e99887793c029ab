"""What people are told about what is kept of them."""

from datetime import datetime

from django.urls import reverse

from accounts.messages.outbox import queue_message
from accounts.models import PersonalCopy, User


def tell_copy_is_ready(copy: PersonalCopy, person: User, at: datetime) -> None:
    queue_message(
        to=person,
        kind="copy_ready",
        key=str(copy.pk),
        at=at,
        link=reverse("accounts:my_copy"),
    )


def tell_account_is_closed(person: User, at: datetime, *, is_unused: bool) -> None:
    """To the address that was theirs until now."""
    queue_message(
        to=person.email, kind="account_closed", key=str(person.pk), at=at, is_unused=is_unused
    )


def send_copy_link(copy: PersonalCopy, at: datetime) -> None:
    queue_message(
        to=copy.address,
        kind="guest_copy_ready",
        key=str(copy.pk),
        at=at,
        link=reverse("accounts:guest_copy", args=[copy.token]),
        is_confidential=True,
    )
