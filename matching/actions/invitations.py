"""Telling a vendor of a challenge its solution may answer."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, User
from accounts.standing import standing_of
from challenges.actions.contacts import record_contact
from challenges.enums import ContactKind
from challenges.models import Challenge
from matching.messages import tell_invited
from matching.models import Invitation
from matching.rules import INVITES, councils_behind
from vendors.models import SolutionVersion
from workflow.engine import TransitionDenied, require


@transaction.atomic
def invite_solution(
    challenge: Challenge, version: SolutionVersion, *, by: User, at: datetime
) -> Invitation:
    """Write to the vendor and into the contact log; a second invitation is the first one.

    Raises TransitionDenied when the round takes no solutions now, or with why they may not.
    """
    require(INVITES, (challenge, version), by=by)
    vendor = version.solution.vendor
    if vendor is None or not challenge.round.takes_solutions(at):
        raise TransitionDenied(f"{challenge.round} is not taking solutions now.")
    council = _acting_for(challenge, by)
    invitation, is_new = Invitation.objects.get_or_create(
        challenge=challenge,
        solution=version.solution,
        defaults={"council": council, "invited_by": by, "invited_at": at},
    )
    if is_new:
        _keep_record(invitation, vendor, by, at)
        tell_invited(invitation, vendor=vendor, at=at)
    return invitation


def _keep_record(invitation: Invitation, vendor: Organisation, by: User, at: datetime) -> None:
    record_contact(
        invitation.challenge,
        council=invitation.council,
        vendor=vendor,
        kind=ContactKind.INVITATION,
        subject=f"Invitation to respond with {invitation.solution.name}",
        by=by,
        at=at,
    )


def _acting_for(challenge: Challenge, by: User) -> Organisation | None:
    """The council of theirs that designed it, its lead first; None for the LGA itself."""
    behind = councils_behind(challenge, standing_of(by).councils)
    first = behind.select_related("organisation").order_by("-is_lead", "position", "pk").first()
    return first.organisation if first else None
