"""Roles that nobody else holds, and invitations that wait for an answer."""

from collections.abc import Iterator

from django.db.models import Count, Q
from django.urls import reverse

from accounts.enums import LEADS, InvitationStatus
from accounts.holding.held import Held, plug_in
from accounts.models import Organisation, User
from accounts.rules import is_only_administrator, is_only_lead
from accounts.standing import standing_of


def people_page(organisation: Organisation, reader: User) -> str:
    """Where this reader sees its people; empty where they may not."""
    standing = standing_of(reader)
    if standing.is_administrator:
        return reverse("accounts:organisation", args=[organisation.slug])
    is_led = organisation.pk in standing.organisations_led
    return reverse("accounts:our_people") if is_led else ""


def only_leads(person: User, reader: User) -> Iterator[Held]:
    led = person.memberships.active().filter(role__in=LEADS).select_related("organisation")
    for membership in led.order_by("organisation__name", "pk"):
        if is_only_lead(membership):
            words = f"{membership.organisation} has no other lead."
            yield Held(
                words, "Make somebody else lead", people_page(membership.organisation, reader)
            )


def only_administrators(person: User, reader: User) -> Iterator[Held]:
    if is_only_administrator(person):
        words = "The portal has no other LGA administrator."
        yield Held(words, "Make somebody else one", reverse("accounts:people"))


def open_invitations(person: User, reader: User) -> Iterator[Held]:
    theirs = Q(invitations__invited_by=person, invitations__status=InvitationStatus.SENT)
    counted = Organisation.objects.annotate(waiting=Count("invitations", filter=theirs))
    for organisation in counted.filter(waiting__gt=0).order_by("name", "pk"):
        number = organisation.waiting
        words = f"{number} invitation{'' if number == 1 else 's'} to join {organisation}, not answered yet."
        address = people_page(organisation, reader)
        yield Held(words, "See who was invited" if address else "", address)


plug_in(only_leads, only_administrators, open_invitations)
