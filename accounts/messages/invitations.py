"""What the invited and their inviters are told."""

from datetime import datetime

from django.urls import reverse

from accounts.messages.outbox import queue_message
from accounts.models import Invitation


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
