"""What a decision file calls people: by name for staff, by part played for the vendor."""

from accounts.models import User
from accounts.queries.audiences import people_of
from vendors.models import SolutionVersion

PORTAL = "The portal"


class Names:
    """`is_whole` gives every name; else assessors are numbered as they were asked."""

    def __init__(self, version: SolutionVersion, *, is_whole: bool) -> None:
        self.is_whole = is_whole
        asked = version.assignments.order_by("assigned_at", "pk").values_list("assessor", flat=True)
        self._numbers = {person: number for number, person in enumerate(asked, 1)}
        vendor = version.solution.vendor
        self._own = set(people_of(vendor).values_list("pk", flat=True)) if vendor else set()

    def of(self, person: User | None) -> str:
        if person is None:
            return PORTAL
        if self.is_whole or person.pk in self._own:
            return str(person)
        if person.pk in self._numbers:
            return f"Assessor {self._numbers[person.pk]}"
        return "LGA staff"
