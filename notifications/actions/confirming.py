"""Send a one-time link to an address, to see whether mail arrives there."""

from datetime import datetime, timedelta

from django.core import signing
from django.db import transaction
from django.urls import reverse

from accounts.models import User
from notifications.actions.addresses import CHECK
from notifications.actions.outbox import queue_message
from notifications.models import ReturnedAddress

SALT = "notifications.confirm"
GOOD_FOR = timedelta(days=1)


@transaction.atomic
def ask_to_confirm(*, by: User, at: datetime) -> None:
    """One mail an hour at most, and none while mail arrives."""
    returned = ReturnedAddress.objects.of(by.email).first()
    if returned:
        token = signing.dumps(returned.pk, salt=SALT)
        queue_message(
            to=by,
            kind=CHECK,
            key=f"{returned.pk}:{at:%Y-%m-%dT%H}",
            at=at,
            link=reverse("notifications:confirm", args=[token]),
            is_confidential=True,
        )


def address_behind(token: str) -> ReturnedAddress | None:
    """None for a token that is not ours, too old, or used already."""
    try:
        pk = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except signing.BadSignature:
        return None
    return ReturnedAddress.objects.standing().filter(pk=pk).first()
