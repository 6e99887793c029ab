from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, User
from challenges.models import Challenge, Support
from challenges.rules import STARTS_STATEMENT, SUPPORTS_CHALLENGE, WITHDRAWS_SUPPORT
from workflow.engine import TransitionDenied, record, require


@transaction.atomic
def give_support(
    challenge: Challenge, *, council: Organisation, note: str, by: User, at: datetime
) -> Support:
    """The council says "we share this challenge", once however often its officers press."""
    require(SUPPORTS_CHALLENGE, challenge, by=by)
    require(STARTS_STATEMENT, council, by=by)
    if challenge.designers.filter(organisation=council).exists():
        raise TransitionDenied(f"{council} designed this challenge, so it shares it already.")
    support, is_new = Support.objects.get_or_create(
        challenge=challenge,
        organisation=council,
        withdrawn_at=None,
        defaults={"note": note, "given_by": by, "given_at": at},
    )
    if is_new:
        record(challenge, "support", by=by, at=at, data={"council": council.name, "note": note})
    return support


@transaction.atomic
def withdraw_support(support: Support, *, by: User, at: datetime) -> None:
    """Safe to ask for twice."""
    require(WITHDRAWS_SUPPORT, support, by=by)
    withdrawn = Support.objects.standing().filter(pk=support.pk).update(withdrawn_at=at)
    if withdrawn:
        record(
            support.challenge,
            "withdraw_support",
            by=by,
            at=at,
            data={"council": support.organisation.name},
        )
