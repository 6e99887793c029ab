"""What passes between a vendor and the LGA about a response stands in the contact log."""

import pytest
from django.utils import timezone

from challenges.models import Contact
from tests.journeys import people, solutions, vetting
from tests.journeys.challenges import challenge_at, question_on
from vendors.actions.supply.responses import offer_response, start_response, withdraw_response
from vendors.actions.vetting.clarification import answer_clarification
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind, Showing

pytestmark = pytest.mark.django_db


@pytest.fixture
def response():
    version = vetting.solution_at("eligible")
    lead = people.vendor_lead(version.solution.vendor)
    facts = {"text": "It listens.", "by": lead, "at": timezone.now()}
    made = start_response(challenge_at(), version.solution, **facts)
    offer_response(made, by=lead, at=timezone.now())
    return made


def lines(challenge):
    log = Contact.objects.filter(challenge=challenge).order_by("pk")
    return [(line.sender, line.receiver, line.subject) for line in log]


def test_response_offered_and_decided_stands_in_the_contact_log(response):
    vetting.decided(response, Showing.NOT_SHOWN, feedback="Too slow.")
    vendor, solution = str(response.solution.vendor), str(response.solution)
    assert lines(response.challenge) == [
        (vendor, "LGA", f"Response offered: {solution}"),
        ("LGA", vendor, f"{solution}: not shortlisted"),
    ]


def test_response_withdrawn_stands_in_the_contact_log(response):
    withdraw_response(response, by=response.offered_by, at=timezone.now())
    assert lines(response.challenge)[-1][2] == f"Response withdrawn: {response.solution}"


def test_response_that_stayed_a_draft_is_no_contact():
    lead = solutions.bound_vendor()
    solution, now = solutions.submitted(lead).solution, timezone.now()
    draft = start_response(challenge_at(), solution, text="", by=lead, at=now)
    withdraw_response(draft, by=lead, at=now)
    assert lines(draft.challenge) == []


def test_response_is_no_contact_of_the_councils(response):
    officer = people.officer(response.challenge.designers.get().organisation)
    assert list(Contact.objects.visible_to(officer)) == []


def test_answer_is_a_contact_with_all_vendors():
    challenge = challenge_at()
    question_on(challenge, "Does it work offline?", answer="Yes.")
    assert lines(challenge) == [("LGA", "All vendors", "Does it work offline?")]


def test_answer_is_read_by_every_vendor_its_designers_and_staff_whatever_their_interests():
    challenge, conflicted, vendor = challenge_at(), people.staff(), people.vendor()
    question_on(challenge, answer="Yes.")
    facts = {"kind": ConflictKind.FINANCIAL, "details": "Shares.", "at": timezone.now()}
    declare_interest(vendor, by=conflicted, **facts)
    designer = people.officer(challenge.designers.get().organisation)
    readers = [people.vendor_user(), designer, people.staff(), conflicted]
    others = [people.officer(), people.assessor(), people.anybody()]
    counts = [Contact.objects.visible_to(one).count() for one in [*readers, *others]]
    assert counts == [1, 1, 1, 1, 0, 0, 0]


def test_clarification_stands_in_the_log_of_each_challenge_the_solution_was_offered_for():
    version = vetting.solution_at("in_vetting")
    vendor, solution = version.solution.vendor, version.solution
    lead = people.vendor_lead(vendor)
    offered, dropped = challenge_at(), challenge_at(title="Dropped")
    for challenge in (offered, dropped):
        made = start_response(challenge, solution, text="Yes.", by=lead, at=timezone.now())
        offer_response(made, by=lead, at=timezone.now())
    withdraw_response(made, by=lead, at=timezone.now())
    asked = vetting.ask(version)
    answer_clarification(asked, answer="In Leeds.", by=lead, at=timezone.now())
    log = Contact.objects.filter(challenge=offered).order_by("pk")
    assert [(line.sender, line.receiver, line.text) for line in log][1:] == [
        ("LGA", str(vendor), asked.question),
        (str(vendor), "LGA", "In Leeds."),
    ]
    assert Contact.objects.filter(challenge=dropped, kind__startswith="clarif").count() == 0
    assert Contact.objects.visible_to(lead).filter(kind__startswith="clarif").count() == 2
