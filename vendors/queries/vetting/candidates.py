"""Who can be asked to score one solution, why not, and what speaks for each."""

from dataclasses import dataclass
from datetime import date

from accounts.interests import has_interest, without_interest_in
from accounts.models import User
from accounts.standing import standing_of
from vendors.models import Assignment, SolutionVersion
from vendors.queries.vetting.assigning import assessors_for, fields_of, loads_in, with_profiles
from vendors.queries.vetting.register import register_is_current


@dataclass(frozen=True)
class Candidate:
    """Somebody who can be asked, with how much of the solution they know and what they have."""

    person: User
    known: tuple[str, ...]
    fields: int
    load: int
    capacity: int | None

    @property
    def words(self) -> str:
        knows = f"Knows {', '.join(self.known)}" if self.known else "Knows none of its fields"
        most = "" if self.capacity is None else f" of at most {self.capacity}"
        return f"{knows}. Has {self.load}{most} in this round."


def candidates_for(version: SolutionVersion, *, day: date) -> list[Candidate]:
    """Not asked before and without an interest: who knows most of it first, then who has least."""
    asked = Assignment.objects.filter(version=version).values("assessor")
    free = without_interest_in(assessors_for(version.round, day), version.solution.vendor_id)
    people = with_profiles(free.exclude(pk__in=asked))
    loads, fields = loads_in(version.round), fields_of(version)
    found = [_candidate(person, fields, loads[person.pk]) for person in people]
    return sorted(found, key=lambda one: (-len(one.known), one.load, one.person.pk))


def why_not(version: SolutionVersion, person: User, *, day: date) -> str:
    """What keeps somebody from scoring it, to be said after their name; empty when nothing does."""
    if not standing_of(person).is_assessor:
        return "is not an assessor"
    if not register_is_current(person, day):
        return "has to confirm their register of interests first; it holds for a year"
    if version.round.is_blind and standing_of(person).is_staff:
        return "is of the LGA staff, who see whose solution it is; this round is scored blind"
    if has_interest(person, version.solution.vendor_id):
        return "has an interest in this vendor"
    if Assignment.objects.filter(version=version, assessor=person).exists():
        return "has been asked already"
    return ""


def _candidate(person: User, fields: frozenset[str], load: int) -> Candidate:
    profile = getattr(person, "assessor_profile", None)
    known = tuple(sorted(fields & fields_of(profile))) if profile else ()
    return Candidate(person, known, len(fields), load, profile.capacity if profile else None)
