"""The register of interests: what a person declares in a vendor, and what follows from it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Organisation, User
from vendors.enums import ConflictKind
from vendors.lifecycle import ASSIGNMENT
from vendors.messages import vetting as messages
from vendors.models import Assignment, Conflict, StandingInterest
from vendors.rules import DECLARES_INTERESTS, LIFTS_INTEREST
from workflow.engine import TransitionDenied, perform, record, require


@transaction.atomic
def declare_interest(
    vendor: Organisation, *, kind: ConflictKind, details: str, by: User, at: datetime
) -> Conflict:
    """From now on this person sees nothing of the vendor; what they were to score of it is given up.

    Procurement Act 2023, ss.81-83. Staff are told, so that somebody else is asked. An interest that
    stands already stays as it is. Raises TransitionDenied for people who do not vet.
    """
    require(DECLARES_INTERESTS, vendor, by=by)
    return shut_out(by, vendor, kind=kind, details=details, by=by, at=at)


@transaction.atomic
def shut_out(
    person: User,
    vendor: Organisation,
    *,
    kind: ConflictKind,
    details: str,
    by: User | None,
    at: datetime,
    line: StandingInterest | None = None,
) -> Conflict:
    """What follows from an interest; `by` is None where the standing register's `line` names the vendor."""
    given_up = list(_open_assignments(person, vendor))
    for assignment in given_up:
        perform(ASSIGNMENT["declare_conflict"], assignment, by=by, at=at, reason=details)
    about = {"kind": kind, "details": details, "standing_interest": line}
    conflict = _register(person, vendor, about, by=by, at=at)
    for assignment in given_up:
        messages.assessor_unavailable(assignment, at=at)
    return conflict


@transaction.atomic
def declare_interests(
    vendors: Iterable[Organisation], *, kind: ConflictKind, details: str, by: User, at: datetime
) -> None:
    """The same interest in several vendors at once. Raises as `declare_interest` does."""
    for vendor in vendors:
        declare_interest(vendor, kind=kind, details=details, by=by, at=at)


@transaction.atomic
def lift_interest(conflict: Conflict, *, reason: str, by: User, at: datetime) -> None:
    """An administrator takes back what was declared in error or is over; the register keeps it.

    Raises TransitionDenied for one's own interest, without a reason, and when it is lifted already.
    """
    locked = Conflict.objects.select_for_update(of=("self",)).get(pk=conflict.pk)
    require(LIFTS_INTEREST, locked, by=by)
    if locked.lifted_at:
        raise TransitionDenied("Somebody lifted this interest already.")
    if not reason.strip():
        raise TransitionDenied("Give a reason.")
    locked.lifted_at = at
    locked.save(update_fields=["lifted_at"])
    record(locked, "lift", by=by, at=at, reason=reason)


def _open_assignments(person: User, vendor: Organisation) -> QuerySet[Assignment]:
    return Assignment.objects.open().filter(assessor=person, version__solution__vendor=vendor)


def _register(
    person: User, vendor: Organisation, about: dict[str, Any], *, by: User | None, at: datetime
) -> Conflict:
    conflict, is_new = Conflict.objects.get_or_create(
        person=person, vendor=vendor, lifted_at=None, defaults={**about, "declared_at": at}
    )
    if is_new:
        record(conflict, "declare", by=by, at=at, reason=about["details"])
    return conflict
