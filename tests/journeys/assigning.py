"""Proposals of who scores what, brought about by the real actions."""

from django.utils import timezone

from tests.journeys import people, solutions, vetting
from vendors.actions.assigning.proposals import begin_proposal
from vendors.actions.vetting.assessors import save_assessor_profile
from vendors.actions.vetting.register import declare_standing_interest
from vendors.enums import StandingInterestKind


def in_vetting(round, *, vendor="", **words):
    """A version of a vendor of its own, in vetting in this round."""
    lead = solutions.bound_vendor(vendor)
    return vetting.solution_at("in_vetting", lead=lead, round=round, **words)


def assessor(*areas, capacity=None, **who):
    """An assessor who knows these service areas."""
    person = people.assessor(**who)
    knows(person, *areas, capacity=capacity)
    return person


def knows(person, *areas, capacity=None):
    return save_assessor_profile(
        person,
        service_areas=[solutions.service_area(name) for name in areas],
        kinds_of_ai=[],
        capacity=capacity,
        by=person,
        at=timezone.now(),
    )


def proposal(round, *, each=1, by=None):
    return begin_proposal(round, each=each, by=by or people.desk(), at=timezone.now())


def line(person, body, *, kind="employer", number="", abroad=False, details="", at=None):
    """A line of this person's standing register."""
    return declare_standing_interest(
        kind=StandingInterestKind(kind),
        body=body,
        company_number=number,
        is_registered_abroad=abroad,
        details=details,
        by=person,
        at=at or timezone.now(),
    )
