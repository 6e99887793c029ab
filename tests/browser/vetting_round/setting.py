"""Six vendors and what they submitted, by the actions that their pages would call."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.timezone import localdate

from accounts.models import User
from tests.journeys import solutions
from vendors.models import SolutionVersion

# Plain, doubtful, asked, lapsing, conditional, refused: what becomes of each.
NAMES = {
    "plain": ("Fieldnote", "Larkfield Software"),
    "doubtful": ("Kerbwise", "Tollgate Systems"),
    "asked": ("Plainly", "Inkwell Labs"),
    "lapsing": ("Planwise", "Oakum Digital"),
    "conditional": ("Doorstep", "Threshold Works"),
    "refused": ("Signpost", "Waymark Analytics"),
}
DAYS_LEFT = {"lapsing": 5}


@dataclass(frozen=True)
class Entry:
    """One solution of the round, with the lead of its vendor."""

    name: str
    vendor: str
    lead: User
    version: SolutionVersion


def six_solutions(round) -> dict[str, Entry]:
    return {key: _entry(key, *names, round) for key, names in NAMES.items()}


def _entry(key: str, name: str, vendor: str, round) -> Entry:
    until = localdate() + timedelta(days=DAYS_LEFT.get(key, 300))
    lead = solutions.bound_vendor(vendor)
    version = solutions.submitted(lead, name=name, round=round, evidence_until=until)
    return Entry(name, vendor, lead, version)
