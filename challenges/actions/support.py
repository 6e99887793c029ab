from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Organisation, User
from challenges.actions.following import begin_following
from challenges.enums import FollowCause
from challenges.models import Challenge, Support
from challenges.rules import (
    CHANGES_SUPPORT,
    STARTS_STATEMENT,
    SUPPORTS_CHALLENGE,
    WITHDRAWS_SUPPORT,
)
from workflow.engine import TransitionDenied, record, require


@transaction.atomic
def give_support(
    challenge: Challenge,
    *,
    council: Organisation,
    note: str,
    is_named: bool = True,
    shows_note: bool = True,
    by: User,
    at: datetime,
) -> Support:
    """The council says "we share this challenge", once however often its officers press.

    Raises TransitionDenied where a colleague gave it in other words: theirs stay, these are not lost.
    """
    challenge = Challenge.objects.select_for_update(of=("self",)).get(pk=challenge.pk)
    require(SUPPORTS_CHALLENGE, challenge, by=by)
    require(STARTS_STATEMENT, council, by=by)
    _refuse_own(challenge, council)
    support, is_new = Support.objects.get_or_create(
        challenge=challenge,
        organisation=council,
        withdrawn_at=None,
        defaults={
            "note": note,
            "is_named": is_named,
            "shows_note": shows_note,
            "given_by": by,
            "given_at": at,
        },
    )
    if is_new:
        begin_following(challenge, by, FollowCause.SUPPORT, at=at)
        record(challenge, "support", by=by, at=at, data=_said_in_the_log(support))
    elif support.note != note:
        raise TransitionDenied(
            f"{council} shares this challenge already: “{support.note}”"
            " You can change its sentence from the page of the challenge."
        )
    return support


@transaction.atomic
def change_support(
    support: Support, *, note: str, is_named: bool, shows_note: bool, by: User, at: datetime
) -> None:
    """Other words, or named from now on, or no longer. Raises TransitionDenied once withdrawn.

    It holds for the challenges merged into this one as well, so that undoing a merge names nobody.
    """
    require(CHANGES_SUPPORT, support, by=by)
    standing = Support.objects.standing().select_for_update(of=("self",))
    locked = standing.select_related("organisation").filter(pk=support.pk).first()
    if locked is None:
        raise TransitionDenied("Your council withdrew its support meanwhile. It can share again.")
    _in_family(locked).update(note=note, is_named=is_named, shows_note=shows_note)
    locked.refresh_from_db()
    record(locked.challenge, "change_support", by=by, at=at, data=_said_in_the_log(locked))


@transaction.atomic
def withdraw_support(support: Support, *, by: User, at: datetime) -> None:
    """Safe to ask for twice. It ends for the challenges merged into this one as well."""
    require(WITHDRAWS_SUPPORT, support, by=by)
    withdrawn = _in_family(support).update(withdrawn_at=at)
    if withdrawn:
        record(
            support.challenge,
            "withdraw_support",
            by=by,
            at=at,
            data=_said_in_the_log(support),
        )


def _in_family(support: Support) -> QuerySet[Support]:
    """What this council said of the challenge and of all that were merged into it."""
    family = Challenge.objects.family_of(support.challenge)
    standing = Support.objects.standing()
    return standing.filter(organisation=support.organisation_id, challenge__in=family)


def _said_in_the_log(support: Support) -> dict[str, Any]:
    """The log cannot be changed, so it never learns the name of a council that is not named."""
    said: dict[str, Any] = {"support": support.pk}
    return {**said, "council": support.organisation.name} if support.is_named else said


def _refuse_own(challenge: Challenge, council: Organisation) -> None:
    """A council that stands among the designers, by its own statement or by staff."""
    if not challenge.designers.filter(organisation=council).exists():
        return
    own = challenge.sources.attached().filter(statement__council=council).first()
    if own is None:
        raise TransitionDenied(f"{council} designed this challenge, so it shares it already.")
    raise TransitionDenied(
        f"{council}’s own statement {own.statement.reference} is part of this challenge, so it"
        " shares it already."
    )
