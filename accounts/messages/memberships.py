"""What people are told about their roles, and who decides on them."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from accounts.messages.outbox import queue_message
from accounts.models import Membership, User


def tell_that_somebody_waits(
    membership: Membership, deciders: Iterable[User], at: datetime
) -> None:
    for decider in deciders:
        queue_message(
            to=decider,
            kind="membership_waiting",
            key=str(membership.pk),
            at=at,
            link=reverse("accounts:membership", args=[membership.pk]),
            about=membership.organisation,
            membership=membership,
        )


def tell_of_role(membership: Membership, at: datetime) -> None:
    _tell_member(membership, "membership_active", at)


def tell_of_refusal(membership: Membership, reason: str, at: datetime) -> None:
    _tell_member(membership, "membership_refused", at, reason=reason)


def tell_of_end(membership: Membership, reason: str, at: datetime) -> None:
    _tell_member(membership, "membership_ended", at, reason=reason)


def _tell_member(membership: Membership, kind: str, at: datetime, **words: str) -> None:
    queue_message(
        to=membership.user,
        kind=kind,
        key=str(membership.pk),
        at=at,
        link=reverse("accounts:account"),
        about=membership.organisation,
        membership=membership,
        **words,
    )
