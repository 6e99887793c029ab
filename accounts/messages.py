"""What people are told about roles and invitations."""

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse

from accounts.models import Invitation, Membership, User
from accounts.outbox import queue_message
from workflow.sealing import Findings

# A mail names the first ones; the command names all.
MOST_FAULTS = 10


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


def send_invitation(invitation: Invitation, at: datetime) -> None:
    queue_message(
        to=invitation.email,
        kind="invitation",
        key=str(invitation.pk),
        at=at,
        link=reverse("accounts:invitation", args=[invitation.token]),
        about=invitation.organisation,
        invitation=invitation,
    )


def tell_inviter(invitation: Invitation, at: datetime) -> None:
    queue_message(
        to=invitation.invited_by,
        kind="invitation_accepted",
        key=str(invitation.pk),
        at=at,
        link=reverse("accounts:our_people"),
        about=invitation.organisation,
        invitation=invitation,
    )


def tell_log_is_broken(found: Findings, administrators: Iterable[User], at: datetime) -> None:
    """Once for each state of the log."""
    for administrator in administrators:
        queue_message(
            to=administrator,
            kind="log_broken",
            key=f"{found.head}:{len(found.faults)}",
            at=at,
            faults=found.faults[:MOST_FAULTS],
            more=max(0, len(found.faults) - MOST_FAULTS),
        )


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
