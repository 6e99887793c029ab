"""Who designed a challenge, as staff put it in order."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from accounts.models import Organisation, User
from challenges.actions.versions import publish_revision
from challenges.enums import ChallengeStatus
from challenges.models import Challenge, ChallengeDesigner
from challenges.rules import EDITS_CHALLENGE
from workflow.engine import record, require


@transaction.atomic
def set_designers(
    challenge: Challenge, names: Sequence[str], *, lead: str, by: User, at: datetime
) -> None:
    """Replace the list of designers, in the order given. Names of the register are linked to it.

    What a name stands on is kept; a new one is named by staff. On a published challenge that makes a
    version, whose note says who came, went or leads.
    """
    locked = Challenge.objects.select_for_update(of=("self",)).get(pk=challenge.pk)
    require(EDITS_CHALLENGE, locked, by=by)
    before = listed_designers(locked)
    _replace(locked, names, lead)
    record(locked, "set_designers", by=by, at=at, data={"names": list(names), "lead": lead})
    publish_designers(locked, before, by=by, at=at)


def publish_designers(
    challenge: Challenge, before: dict[str, bool], *, why: str = "", by: User, at: datetime
) -> None:
    """A version of a published challenge that says why, and who came, went or leads; none without either."""
    note = " ".join(filter(None, (why, _what_changed(before, listed_designers(challenge)))))
    now = Challenge.objects.get(pk=challenge.pk)
    if note and now.status == ChallengeStatus.PUBLISHED:
        publish_revision(now, change_note=note, by=by, at=at)


def listed_designers(challenge: Challenge) -> dict[str, bool]:
    """Names in the order shown, and whether each leads."""
    designers = challenge.designers.order_by("-is_lead", "position", "pk")
    return dict(designers.values_list("name", "is_lead"))


def _replace(challenge: Challenge, names: Sequence[str], lead: str) -> None:
    registered = _registered(names)
    challenge.designers.exclude(name__in=names).delete()
    challenge.designers.update(is_lead=False)
    ChallengeDesigner.objects.bulk_create(
        (
            ChallengeDesigner(
                challenge=challenge,
                organisation=registered.get(name.casefold()),
                name=name,
                is_lead=name == lead,
                position=position,
                is_named=True,
            )
            for position, name in enumerate(names)
        ),
        update_conflicts=True,
        unique_fields=["challenge", "name"],
        update_fields=["organisation", "is_lead", "position"],
    )


def _what_changed(before: dict[str, bool], after: dict[str, bool]) -> str:
    """“Who designed it: Eastholm added; Brindle taken out; Eastholm leads.” Empty when nothing did."""
    changes = [f"{name} added" for name in after if name not in before]
    changes += [f"{name} taken out" for name in before if name not in after]
    changes += [f"{name} leads" for name, leads in after.items() if leads and not before.get(name)]
    if not changes and list(before) != list(after):
        changes = ["named in another order"]
    return f"Who designed it: {'; '.join(changes)}." if changes else ""


def _registered(names: Sequence[str]) -> dict[str, Organisation]:
    return {
        organisation.name.casefold(): organisation
        for organisation in Organisation.objects.filter(name__in=names)
    }
