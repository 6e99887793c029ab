"""Erasing somebody's details: they go, what was decided and counted stays. UK GDPR, article 17."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction

from accounts.actions.administrators import hold_administrators
from accounts.holding.leads import ask_for_other_leads
from accounts.lifecycle import MEMBERSHIP
from accounts.models import User
from accounts.permissions import LGA_ADMINISTRATOR
from accounts.privacy.mapping import Purpose, Step, load
from accounts.privacy.messages import tell_account_is_closed
from accounts.privacy.subjects import Subject, rows_about, subject_of
from accounts.rules import ERASES_PERSON
from accounts.sessions.actions import end_sessions
from accounts.standing import forget_standing
from workflow.engine import TransitionDenied, perform, record, require


@dataclass(frozen=True)
class Fate:
    """Records of one kind: how many, and why they stay; `stays` is empty where they go."""

    what: str
    number: int
    stays: str


def fates_of(subject: Subject) -> Iterator[Fate]:
    """What would become of all that is about somebody, for them to read beforehand."""
    for purpose in load():
        for theirs in purpose.theirs:
            if number := rows_about(subject, theirs).count():
                yield Fate(theirs.what, number, "" if theirs.erased else purpose.kept)


def to_be_done_first(person: User) -> list[Step]:
    """None where the details can be erased now."""
    return [step for purpose in load() for undone in purpose.first for step in undone(person)]


@transaction.atomic
def erase_person(person: User, *, by: User, at: datetime, reason: str = "") -> None:
    """The account is closed for good. Raises TransitionDenied, with what has to be done first."""
    require(ERASES_PERSON, person, by=by)
    close_account(person, by=by, at=at, reason=reason)


@transaction.atomic
def close_account(person: User, *, by: User | None, at: datetime, reason: str = "") -> None:
    """By whoever may, or by a rule of retention. Raises TransitionDenied as `erase_person` does."""
    hold_administrators()
    locked = User.objects.select_for_update().get(pk=person.pk)
    if undone := to_be_done_first(locked):
        raise TransitionDenied(" ".join(map(str, undone)))
    subject = subject_of(locked)
    record(locked, "erase", by=by, at=at, reason=reason)
    _leave(locked, by, at)
    _erase(subject, at)
    _forget_in_admin(locked)
    tell_account_is_closed(locked, at, is_unused=by is None)


@transaction.atomic
def erase_guest(address: str, *, by: User, at: datetime) -> int:
    """All that is about an address without an account; how many records that were.

    Raises TransitionDenied where the address belongs to an account, or to nobody we know of.
    """
    require(LGA_ADMINISTRATOR, None, by=by)
    subject = Subject(None, frozenset({address.lower()}))
    if User.objects.filter(email__in=subject.addresses).exists():
        raise TransitionDenied("Somebody signs in with this address. Erase them on their own page.")
    number = sum(fate.number for fate in fates_of(subject) if not fate.stays)
    if not number:
        raise TransitionDenied("Nothing is held about this address.")
    record(by, "erase_guest", by=by, at=at, data={"records": number})
    _erase(subject, at)
    return number


def _leave(person: User, by: User | None, at: datetime) -> None:
    if person.is_active:
        ask_for_other_leads(person, at=at)
    for membership in person.memberships.filter(status__in=MEMBERSHIP["close"].sources):
        perform(MEMBERSHIP["close"], membership, by=None, at=at, decided_at=at)
    end_sessions(person, by=by, at=at)
    forget_standing(person)


def _erase(subject: Subject, at: datetime) -> None:
    for purpose in load():
        _erase_for(purpose, subject, at)


def _erase_for(purpose: Purpose, subject: Subject, at: datetime) -> None:
    """By number: what ends them may change by what they are found."""
    for theirs in purpose.theirs:
        if theirs.erased:
            rows = rows_about(subject, theirs)
            pks = list(rows.values_list("pk", flat=True))
            theirs.erased(rows.model._base_manager.filter(pk__in=pks), at)


def _forget_in_admin(person: User) -> None:
    """Django admin keeps the name of what it changed."""
    about = LogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(User), object_id=str(person.pk)
    )
    about.update(object_repr="A former user", change_message="")
