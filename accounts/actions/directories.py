"""A council's own directory: named, changed, taken away; and coming in by one."""

from datetime import datetime

from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.actions.placement import choose_council
from accounts.enums import OrganisationKind
from accounts.models import Directory, Organisation, User
from accounts.queries.placement import councils_by_domain
from workflow.engine import record


@transaction.atomic
def set_directory(
    council: Organisation, *, issuer: str, client_id: str, by: User, at: datetime
) -> Directory:
    """Let this directory sign people of the council in, instead of the one before.

    Another issuer may give the same number to another person, so what was linked is forgotten.
    Raises ValidationError for what is not a council.
    """
    if council.kind != OrganisationKind.COUNCIL:
        raise ValidationError("Only a council has a directory here.")
    facts = {"issuer": issuer.rstrip("/"), "client_id": client_id}
    directory, is_new = Directory.objects.select_for_update().get_or_create(
        organisation=council, defaults=facts
    )
    if not is_new:
        _change(directory, facts)
    record(council, "set directory", by=by, at=at, data=facts)
    return directory


@transaction.atomic
def remove_directory(directory: Directory, *, by: User, at: datetime) -> None:
    """Its people stay, and sign in another way."""
    _forget_links(directory)
    issuer = {"issuer": directory.issuer}
    record(directory.organisation, "remove directory", by=by, at=at, data=issuer)
    directory.delete()


def enter_council(user: User, council: Organisation, *, at: datetime) -> None:
    """Make somebody whom a council's directory signed in an officer there.

    Nothing happens where that was decided on before, the council has ended, or their address is
    of another domain: the rules of an address proven by mail.
    """
    if councils_by_domain(user, at.date()).filter(pk=council.pk).exists():
        choose_council(user, council=council, at=at)


def _change(directory: Directory, facts: dict[str, str]) -> None:
    if directory.issuer != facts["issuer"]:
        _forget_links(directory)
    for name, value in facts.items():
        setattr(directory, name, value)
    directory.save(update_fields=list(facts))


def _forget_links(directory: Directory) -> None:
    SocialAccount.objects.filter(provider=directory.organisation.slug).delete()
