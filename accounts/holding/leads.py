"""When the last lead of an organisation goes, its people and the administrators are asked for another."""

from datetime import datetime

from django.urls import reverse

from accounts.enums import LEADS
from accounts.messages.outbox import queue_message
from accounts.models import Membership, User
from accounts.queries.audiences import administrators, people_of
from accounts.rules import is_only_lead


def ask_for_other_leads(person: User, *, at: datetime) -> None:
    """Of each organisation that nobody leads without this person; once, as their account closes."""
    for membership in person.memberships.active().order_by("pk"):
        ask_for_another_lead(membership, at=at)


def ask_for_another_lead(membership: Membership, *, at: datetime) -> None:
    """Nothing where somebody else leads it, or this was no lead."""
    if membership.role not in LEADS or not is_only_lead(membership):
        return
    able = set(administrators())
    colleagues = set(people_of(membership.organisation)) - {membership.user}
    for reader in sorted(able | colleagues, key=lambda reader: reader.pk):
        _ask(reader, membership, at, can_give=reader in able)


def _ask(reader: User, membership: Membership, at: datetime, *, can_give: bool) -> None:
    queue_message(
        to=reader,
        kind="lead_missing",
        key=f"{membership.pk}:{at.isoformat()}",
        at=at,
        link=reverse("accounts:organisation", args=[membership.organisation.slug])
        if can_give
        else "",
        about=membership.organisation,
        membership=membership,
        can_give=can_give,
    )
