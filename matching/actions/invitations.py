"""Telling a vendor of a challenge its solution may answer."""

from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, User
from accounts.queries.audiences import people_of
from accounts.standing import standing_of
from challenges.actions.contacts import record_contact
from challenges.enums import ChallengeStatus, ContactKind
from challenges.models import Challenge
from matching.messages import tell_invited
from matching.models import Invitation
from matching.rules import INVITES, councils_behind
from vendors.enums import ResponseStatus
from vendors.models import Response, SolutionVersion
from workflow.engine import TransitionDenied, require


@transaction.atomic
def invite_solution(
    challenge: Challenge, version: SolutionVersion, *, by: User, at: datetime
) -> Invitation:
    """Write to the vendor and into the contact log; a second invitation is the first one.

    Raises TransitionDenied with the reason when the challenge takes no responses now, when the
    solution is no longer eligible or offered one already, and when nobody could read the invitation.
    """
    challenge, version = _as_they_are_now(challenge, version)
    require(INVITES, (challenge, version), by=by)
    known = Invitation.objects.filter(challenge=challenge, solution=version.solution).first()
    return known or _invite(challenge, version, by, at)


def _as_they_are_now(
    challenge: Challenge, version: SolutionVersion
) -> tuple[Challenge, SolutionVersion]:
    """Both locked, always in this order: nobody unpublishes or withdraws them meanwhile."""
    return (
        Challenge.objects.select_for_update(of=("self",))
        .select_related("round")
        .get(pk=challenge.pk),
        SolutionVersion.objects.select_for_update(of=("self",))
        .select_related("solution__vendor")
        .get(pk=version.pk),
    )


def _invite(challenge: Challenge, version: SolutionVersion, by: User, at: datetime) -> Invitation:
    vendor = _who_can_answer(challenge, version, at)
    invitation = Invitation.objects.create(
        challenge=challenge,
        solution=version.solution,
        council=_acting_for(challenge, by),
        invited_by=by,
        invited_at=at,
    )
    _keep_record(invitation, vendor, by, at)
    tell_invited(invitation, vendor=vendor, at=at)
    return invitation


def _who_can_answer(challenge: Challenge, version: SolutionVersion, at: datetime) -> Organisation:
    vendor = version.solution.vendor
    if challenge.status != ChallengeStatus.PUBLISHED or not challenge.round.takes_solutions(at):
        raise TransitionDenied("This challenge takes no responses now, so nobody is invited to it.")
    if vendor is None or not people_of(vendor).exists():
        raise TransitionDenied("Nobody of this vendor has an account to read an invitation with.")
    offered = Response.objects.filter(challenge=challenge, solution=version.solution)
    if offered.exclude(status__in=[ResponseStatus.DRAFT, ResponseStatus.WITHDRAWN]).exists():
        raise TransitionDenied(f"{version.solution} is offered to this challenge already.")
    return vendor


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
