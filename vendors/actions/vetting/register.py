"""The standing register: what a person is bound to, before any vendor of that name comes."""

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.enums import OrganisationKind
from accounts.models import Organisation, User
from vendors.actions.vetting.interests import shut_out
from vendors.company_name import name_key
from vendors.enums import ConflictKind, StandingInterestKind
from vendors.messages import vetting as messages
from vendors.models import Conflict, RegisterConfirmation, StandingInterest
from vendors.queries.vetting.register import (
    confirmations_lapsing,
    lines_naming,
    vendors_named_by,
)
from vendors.rules import DECLARES_INTERESTS
from workflow.engine import TransitionDenied, record, require

A_YEAR = timedelta(days=365)
# Days before the register lapses on which its owner is reminded, and the day itself.
REMINDED = (30, 7, 0)
KINDS = {
    StandingInterestKind.SHARES: ConflictKind.FINANCIAL,
    StandingInterestKind.FAMILY: ConflictKind.PERSONAL,
}


@transaction.atomic
def declare_standing_interest(
    *,
    kind: StandingInterestKind,
    body: str,
    company_number: str,
    is_registered_abroad: bool,
    details: str,
    by: User,
    at: datetime,
) -> StandingInterest:
    """One line more; every vendor it names is closed to this person at once.

    Raises TransitionDenied for people who do not vet, and for a line that stands already.
    """
    require(DECLARES_INTERESTS, None, by=by)
    facts = {"body": body.strip(), "company_number": company_number, "details": details.strip()}
    line = _new_line(by, at, kind=kind, is_registered_abroad=is_registered_abroad, **facts)
    record(line, "declare", by=by, at=at)
    for vendor in vendors_named_by(line):
        _shut_out(line, vendor, at=at)
    return line


@transaction.atomic
def end_standing_interest(line: StandingInterest, *, by: User, at: datetime) -> None:
    """It names no vendor from now on. What it closed stays closed until an administrator lifts it."""
    locked = StandingInterest.objects.select_for_update().get(pk=line.pk)
    if locked.person_id != by.pk:
        raise TransitionDenied("Only the person it belongs to ends a line of the register.")
    if locked.ended_at:
        raise TransitionDenied("This line has ended already.")
    locked.ended_at = at
    locked.save(update_fields=["ended_at"])
    record(locked, "end", by=by, at=at)


@transaction.atomic
def confirm_register(*, by: User, at: datetime) -> RegisterConfirmation:
    """The person says that their register is complete and true; it holds for a year."""
    require(DECLARES_INTERESTS, None, by=by)
    confirmation = RegisterConfirmation.objects.create(
        person=by, confirmed_at=at, lapses_on=localdate(at) + A_YEAR
    )
    record(confirmation, "confirm", by=by, at=at)
    return confirmation


@transaction.atomic
def match_vendor(vendor: Organisation, *, at: datetime) -> list[Conflict]:
    """Close a vendor that is new, or has a new name or number, to everybody whose register names it."""
    found = [_shut_out(line, vendor, at=at) for line in lines_naming(vendor)]
    return [conflict for conflict in found if conflict]


def match_every_vendor(*, at: datetime) -> None:
    """For names and numbers that came in by another way than the vendor's own pages."""
    vendors = Organisation.objects.filter(kind=OrganisationKind.VENDOR)
    for vendor in vendors.select_related("vendor_profile").order_by("pk"):
        match_vendor(vendor, at=at)


def remind_of_registers(*, at: datetime) -> None:
    """Who has to confirm their register soon, or had to: each is told once for each of the days."""
    today = localdate(at)
    for confirmation in confirmations_lapsing(today, within=timedelta(days=max(REMINDED))):
        left = (confirmation.lapses_on - today).days
        due = [days for days in REMINDED if left <= days]
        messages.register_to_renew(confirmation, days=min(due), is_over=left <= 0, at=at)


def _new_line(person: User, at: datetime, **facts: object) -> StandingInterest:
    try:
        with transaction.atomic():
            return StandingInterest.objects.create(
                person=person, name_key=name_key(str(facts["body"])), declared_at=at, **facts
            )
    except IntegrityError as error:
        raise TransitionDenied("This line stands in your register already.") from error


def _shut_out(line: StandingInterest, vendor: Organisation, *, at: datetime) -> Conflict | None:
    """None where an administrator lifted the interest after the line was declared."""
    since = {"lifted_at__gte": line.declared_at}
    if Conflict.objects.filter(person=line.person, vendor=vendor, **since).exists():
        return None
    kind = KINDS.get(StandingInterestKind(line.kind), ConflictKind.PROFESSIONAL)
    return shut_out(line.person, vendor, kind=kind, details=_told(line), by=None, at=at, line=line)


def _told(line: StandingInterest) -> str:
    return f"From the standing register. {line}. {line.details}".strip()
