"""Two people of a vendor, two connections, the same thing at once."""

from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from tests.journeys import challenges, people, solutions
from tests.together import together
from vendors.actions.supply.agreement import accept_agreement
from vendors.actions.supply.organisation import AlreadyRegistered, register_vendor
from vendors.actions.supply.responses import start_response
from vendors.actions.supply.solutions import start_version, submit_solution, withdraw_solution
from vendors.enums import CompanySize
from vendors.models import AgreementAcceptance, Response, SolutionVersion, VendorProfile
from workflow.engine import StaleTransition
from workflow.models import Event

pytestmark = pytest.mark.django_db(transaction=True)


def both(act):
    """The act twice; None, or the refusal, of each."""
    return together(partial(refusal_of, act, place) for place in range(2))


def refusal_of(act, place):
    try:
        act(place)
    except (StaleTransition, ValidationError) as refusal:
        return type(refusal)
    return None


def test_company_registered_by_two_at_once_is_there_once():
    registering = [people.anybody(), people.anybody()]
    refusals = both(
        lambda place: register_vendor(
            name=f"Larkfield {place}",
            by=registering[place],
            at=timezone.now(),
            company_number="SC123456",
            size=CompanySize.SMALL,
        )
    )
    assert sorted(refusals, key=str) == sorted([None, AlreadyRegistered], key=str)
    assert VendorProfile.objects.count() == 1


def test_solution_submitted_by_two_at_once_is_submitted_once():
    versions = [solutions.ready()]
    versions.append(SolutionVersion.objects.get(pk=versions[0].pk))
    lead = solutions.lead_of(versions[0])
    refusals = both(lambda place: submit_solution(versions[place], by=lead, at=timezone.now()))
    assert sorted(refusals, key=str) == sorted([None, StaleTransition], key=str)
    assert Event.objects.about(versions[0]).filter(name="submit").count() == 1


def test_version_started_by_two_at_once_is_started_once():
    version = solutions.ready()
    lead = solutions.lead_of(version)
    withdraw_solution(version, by=lead, at=timezone.now())
    refusals = both(
        lambda _: start_version(version.solution, round=version.round, by=lead, at=timezone.now())
    )
    assert sorted(refusals, key=str) == sorted([None, ValidationError], key=str)
    assert version.solution.versions.count() == 2


def test_response_started_by_two_at_once_is_there_once():
    version = solutions.ready()
    challenge, lead = challenges.challenge_at(round=version.round), solutions.lead_of(version)
    refusals = both(
        lambda _: start_response(
            challenge, version.solution, text="Ours.", by=lead, at=timezone.now()
        )
    )
    assert sorted(refusals, key=str) == sorted([None, ValidationError], key=str)
    assert Response.objects.count() == 1


def test_agreement_accepted_by_two_at_once_is_accepted_once():
    agreement, lead = solutions.agreement(), people.vendor_lead()
    vendor = solutions.vendor_of(lead)
    refusals = both(
        lambda _: accept_agreement(agreement, vendor=vendor, by=lead, at=timezone.now())
    )
    assert refusals == [None, None]
    assert AgreementAcceptance.objects.count() == 1
