"""Who designed a challenge: credited from its sources, put in order by staff."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, User
from challenges.models import Challenge, ChallengeDesigner, Statement
from challenges.rules import EDITS_CHALLENGE
from workflow.engine import record, require


def credit_designers(challenge: Challenge, statement: Statement) -> None:
    """Add the statement's council and sponsors, unless they stand there already. The first one leads."""
    position = challenge.designers.count()
    for organisation, name in _behind(statement):
        _, is_new = ChallengeDesigner.objects.get_or_create(
            challenge=challenge,
            name=name,
            defaults={
                "organisation": organisation,
                "position": position,
                "is_lead": position == 0,
            },
        )
        position += is_new


@transaction.atomic
def set_designers(
    challenge: Challenge, names: Sequence[str], *, lead: str, by: User, at: datetime
) -> None:
    """Replace the list of designers, in the order given. Names of the register are linked to it."""
    Challenge.objects.select_for_update().get(pk=challenge.pk)
    require(EDITS_CHALLENGE, challenge, by=by)
    registered = _registered(names)
    challenge.designers.all().delete()
    ChallengeDesigner.objects.bulk_create(
        ChallengeDesigner(
            challenge=challenge,
            organisation=registered.get(name.casefold()),
            name=name,
            is_lead=name == lead,
            position=position,
        )
        for position, name in enumerate(names)
    )
    record(challenge, "set_designers", by=by, at=at, data={"names": list(names), "lead": lead})


def _behind(statement: Statement) -> Iterable[tuple[Organisation | None, str]]:
    if statement.council:
        yield statement.council, statement.council.name
    for sponsor in statement.sponsors.select_related("organisation").order_by("position", "pk"):
        organisation = sponsor.organisation
        yield organisation, organisation.name if organisation else sponsor.name


def _registered(names: Sequence[str]) -> dict[str, Organisation]:
    return {
        organisation.name.casefold(): organisation
        for organisation in Organisation.objects.filter(name__in=names)
    }
