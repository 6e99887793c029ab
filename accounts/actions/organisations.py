"""Organisations and the domains their people write from, as LGA administrators keep them."""

from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.text import slugify

from accounts.models import EmailDomain, Organisation, User
from accounts.succession.actions import follow
from workflow.engine import record

SLUG_LENGTH = 100


@transaction.atomic
def add_organisation(facts: dict[str, Any], *, by: User, at: datetime) -> Organisation:
    """`facts` are the columns of Organisation but for the slug, which is made from the name."""
    organisation = Organisation.objects.create(**facts, slug=_free_slug(facts["name"]))
    record(organisation, "add", by=by, at=at)
    return organisation


@transaction.atomic
def change_organisation(
    organisation: Organisation, facts: dict[str, Any], *, by: User, at: datetime
) -> None:
    """Set the given columns; the log keeps what each of them was before."""
    locked = Organisation.objects.select_for_update(of=("self",)).get(pk=organisation.pk)
    before = {
        name: str(getattr(locked, name)) for name in facts if getattr(locked, name) != facts[name]
    }
    for name, value in facts.items():
        setattr(organisation, name, value)
    organisation.save(update_fields=list(facts))
    record(organisation, "change", by=by, at=at, data={"before": before})


@transaction.atomic
def add_domain(organisation: Organisation, domain: str, *, by: User, at: datetime) -> EmailDomain:
    try:
        with transaction.atomic():
            added = EmailDomain.objects.create(organisation=organisation, domain=domain.lower())
    except IntegrityError:
        raise ValidationError(f"{organisation} has the domain {domain} already.") from None
    record(organisation, "add domain", by=by, at=at, data={"domain": added.domain})
    return added


@transaction.atomic
def remove_domain(domain: EmailDomain, *, by: User, at: datetime) -> None:
    """People who joined by it stay."""
    record(domain.organisation, "remove domain", by=by, at=at, data={"domain": domain.domain})
    domain.delete()


@transaction.atomic
def end_organisation(
    organisation: Organisation,
    *,
    ended_on: date,
    successor: Organisation | None,
    by: User,
    at: datetime,
) -> None:
    """Close it for new people from that day on. What follows goes to the successor on the day itself:
    at once where it has come, else by `accounts.tasks.follow_successors`."""
    change_organisation(organisation, {"ended_on": ended_on, "successor": successor}, by=by, at=at)
    follow(organisation, at=at)


def _free_slug(name: str) -> str:
    wanted = slugify(name)[:SLUG_LENGTH].strip("-") or "organisation"
    taken = set(Organisation.objects.filter(slug__startswith=wanted).values_list("slug", flat=True))
    numbered = (f"{wanted}-{number}" for number in range(2, len(taken) + 3))
    return wanted if wanted not in taken else next(slug for slug in numbered if slug not in taken)
