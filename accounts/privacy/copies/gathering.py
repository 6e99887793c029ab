"""All records about one person, purpose by purpose, read off the map of personal data."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db.models import ForeignKey, Q

from accounts.models import User
from accounts.privacy.fields import about_somebody
from accounts.privacy.mapping import Purpose, Theirs, load

Record = dict[str, Any]


@dataclass(frozen=True)
class Subject:
    """Whom it is about: an account with its proven addresses, or a guest's address alone."""

    person: User | None
    addresses: frozenset[str]


@dataclass(frozen=True)
class Part:
    what: str
    records: list[Record]


@dataclass(frozen=True)
class Chapter:
    purpose: Purpose
    parts: list[Part] = field(default_factory=list)


@dataclass(frozen=True)
class Mention:
    """A record that names somebody as the one who did something, without being about them."""

    kind: str
    number: Any
    role: str


def subject_of(person: User) -> Subject:
    proven = EmailAddress.objects.filter(user=person, verified=True)
    addresses = {address.lower() for address in proven.values_list("email", flat=True)}
    return Subject(person, frozenset({person.email, *addresses}))


def chapters_about(subject: Subject) -> Iterator[Chapter]:
    """Those with something in them."""
    for purpose in load():
        parts = [Part(one.what, records_of(one, subject)) for one in purpose.theirs]
        if found := [part for part in parts if part.records]:
            yield Chapter(purpose, found)


def records_of(theirs: Theirs, subject: Subject) -> list[Record]:
    model = apps.get_model(theirs.label)
    about = _about(theirs, subject)
    if not about:
        return []
    rows = model._base_manager.filter(about, **theirs.where).order_by("pk")
    return list(rows.values(*theirs.columns.split()))


def mentions_of(subject: Subject) -> Iterator[Mention]:
    if subject.person is None:
        return
    for one in mentioning():
        rows = one.model._base_manager.filter(**{one.name: subject.person}).order_by("pk")
        kind, role = str(one.model._meta.verbose_name), str(one.verbose_name)
        for pk in rows.values_list("pk", flat=True):
            yield Mention(kind, pk, role)


def mentioning() -> list[ForeignKey]:
    """Every column that leads to an account and that no record of somebody's own goes by."""
    told = {(one.label, one.person) for purpose in load() for one in purpose.theirs}
    named = sorted(about_somebody() - told)
    fields = [apps.get_model(label)._meta.get_field(name) for label, name in named]
    return [one for one in fields if isinstance(one, ForeignKey)]


def _about(theirs: Theirs, subject: Subject) -> Q:
    """Empty where nothing leads from such a record to this subject."""
    by = Q()
    if theirs.person and subject.person:
        by |= Q(**{theirs.person: subject.person.pk})
    if theirs.address:
        by |= Q(**{f"{theirs.address}__in": subject.addresses})
    return by
