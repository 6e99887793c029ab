"""What the assessors say of themselves before anybody asks them."""

from challenges.models import KindOfAI, ServiceArea
from showcase.demonstration.cast import BEGINNING, Cast
from showcase.demonstration.reading import Calendar, read
from vendors.actions.vetting.assessors import save_assessor_profile
from vendors.actions.vetting.register import confirm_register, declare_standing_interest
from vendors.enums import StandingInterestKind

# The register holds for a year: confirmed at the beginning, and again long before it lapses.
CONFIRMED = (BEGINNING, -60)


def introduce_assessors(cast: Cast, calendar: Calendar) -> None:
    for facts in read("assessors"):
        person, at = cast.people[facts["person"]], calendar.at(BEGINNING, "12:00")
        save_assessor_profile(
            person,
            service_areas=cast.chosen(ServiceArea, facts["service_areas"]),
            kinds_of_ai=cast.chosen(KindOfAI, facts["kinds_of_ai"]),
            capacity=facts.get("capacity"),
            by=person,
            at=at,
        )
        for line in facts.get("register", []):
            kind = StandingInterestKind(line["kind"])
            said = {**line, "kind": kind, "is_registered_abroad": False}
            declare_standing_interest(**said, by=person, at=at)
        for day in CONFIRMED:
            confirm_register(by=person, at=calendar.at(day, "12:30"))
