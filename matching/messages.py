"""Who is told what about suggestions."""

from datetime import datetime

from django.urls import reverse

from accounts.models import Organisation
from accounts.queries.audiences import people_of
from challenges.models import Challenge
from matching.models import Invitation
from notifications.actions import queue_message


def tell_invited(invitation: Invitation, *, vendor: Organisation, at: datetime) -> None:
    """Everybody at the vendor, once. The mail says nothing that is not public."""
    challenge: Challenge = invitation.challenge
    for person in people_of(vendor):
        queue_message(
            to=person,
            kind="solution_invited",
            key=str(invitation.pk),
            at=at,
            about=vendor,
            link=reverse("challenges:challenge", args=[challenge.slug]),
            solution=invitation.solution.name,
            challenge=challenge.question,
            by=invitation.council.name if invitation.council else "",
            closes=challenge.round.solutions_close_at,
        )
