"""Who designed a challenge: credited from its sources, put in order by staff."""

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, User
from challenges.actions.versions import publish_revision
from challenges.enums import ChallengeStatus
from challenges.models import Challenge, ChallengeDesigner, Statement
from challenges.rules import EDITS_CHALLENGE
from workflow.engine import record, require


def credit_designers(challenge: Challenge, statement: Statement) -> None:
    """Add the statement's council and sponsors, unless they stand there already. The first one leads.

    Of a draft only: once published, its designers change by `set_designers`, which makes a version.
    """
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
    """Replace the list of designers, in the order given. Names of the register are linked to it.

    On a published challenge that makes a version, whose note says who came, went or leads.
    """
    locked = Challenge.objects.select_for_update(of=("self",)).get(pk=challenge.pk)
    require(EDITS_CHALLENGE, locked, by=by)
    before = _listed(locked)
    _replace(locked, names, lead)
    record(locked, "set_designers", by=by, at=at, data={"names": list(names), "lead": lead})
    note = _what_changed(before, _listed(locked))
    if note and locked.status == ChallengeStatus.PUBLISHED:
        publish_revision(locked, change_note=note, by=by, at=at)


def _listed(challenge: Challenge) -> dict[str, bool]:
    """Names in the order shown, and whether each leads."""
    designers = challenge.designers.order_by("-is_lead", "position", "pk")
    return dict(designers.values_list("name", "is_lead"))


def _replace(challenge: Challenge, names: Sequence[str], lead: str) -> None:
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


def _what_changed(before: dict[str, bool], after: dict[str, bool]) -> str:
    """“Who designed it: Eastholm added; Brindle taken out; Eastholm leads.” Empty when nothing did."""
    changes = [f"{name} added" for name in after if name not in before]
    changes += [f"{name} taken out" for name in before if name not in after]
    changes += [f"{name} leads" for name, leads in after.items() if leads and not before.get(name)]
    if not changes and list(before) != list(after):
        changes = ["named in another order"]
    return f"Who designed it: {'; '.join(changes)}." if changes else ""


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
