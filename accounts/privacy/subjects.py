"""Whose data it is, and which records are about them."""

from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db.models import Q

from accounts.models import User
from accounts.privacy.mapping import Theirs
from accounts.privacy.retention.rules import Rows


@dataclass(frozen=True)
class Subject:
    """Whom it is about: an account with its proven addresses, or a guest's address alone."""

    person: User | None
    addresses: frozenset[str]


def subject_of(person: User) -> Subject:
    proven = EmailAddress.objects.filter(user=person, verified=True)
    addresses = {address.lower() for address in proven.values_list("email", flat=True)}
    return Subject(person, frozenset({person.email, *addresses}))


def rows_about(subject: Subject, theirs: Theirs) -> Rows:
    """None where nothing leads from such a record to this subject."""
    rows = apps.get_model(theirs.label)._base_manager.filter(**theirs.where)
    by = Q()
    if theirs.person and subject.person:
        by |= Q(**{theirs.person: subject.person.pk})
    if theirs.address:
        by |= Q(**{f"{theirs.address}__in": subject.addresses})
    return rows.filter(by) if by else rows.none()
