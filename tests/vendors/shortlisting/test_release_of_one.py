import pytest
from django.db import IntegrityError
from django.utils import timezone

from notifications.models import Message
from tests.journeys import people, solutions, vetting
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind, ResponseStatus, Showing, SolutionStatus
from vendors.models import Response
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("showing", "status", "kind"),
    [
        (Showing.SHOW, ResponseStatus.SHORTLISTED, "response_shortlisted"),
        (Showing.NOT_SHOWN, ResponseStatus.NOT_SHORTLISTED, "response_not_shortlisted"),
    ],
)
def test_response_decided_on_tells_the_vendor_with_the_feedback(showing, status, kind):
    response = vetting.response_at(ResponseStatus.OFFERED)
    vetting.decided(response, showing)
    response.refresh_from_db()
    assert (response.status, response.feedback) == (status, "Clear and short.")
    mail = Message.objects.get(kind=kind)
    assert "Clear and short." in mail.body


def test_response_shortlisted_is_public_and_one_left_off_is_not():
    shown = vetting.response_at(ResponseStatus.SHORTLISTED)
    vetting.response_at(ResponseStatus.NOT_SHORTLISTED)
    assert list(Response.objects.public()) == [shown]


@pytest.mark.parametrize("make", [people.assessor, people.vendor_lead, people.officer])
def test_response_decided_on_by_anybody_but_staff_is_refused(make):
    response = vetting.response_at(ResponseStatus.OFFERED)
    with pytest.raises(TransitionDenied):
        vetting.decided(response, Showing.SHOW, by=make())


def test_response_decided_on_with_an_interest_is_refused():
    response, biased = vetting.response_at(ResponseStatus.OFFERED), people.staff()
    declare_interest(
        response.solution.vendor,
        kind=ConflictKind.PERSONAL,
        details="A friend.",
        by=biased,
        at=timezone.now(),
    )
    with pytest.raises(TransitionDenied, match="have an interest"):
        vetting.decided(response, Showing.SHOW, by=biased)


def test_response_decided_on_twice_is_stale():
    response = vetting.response_at(ResponseStatus.SHORTLISTED)
    with pytest.raises(StaleTransition):
        vetting.decided(response, Showing.NOT_SHOWN)


def test_response_of_a_solution_not_found_eligible_cannot_be_shortlisted():
    lead = solutions.bound_vendor()
    version = vetting.solution_at(SolutionStatus.IN_VETTING, lead=lead)
    response = vetting.response_at(ResponseStatus.OFFERED, version=version)
    with pytest.raises(TransitionDenied, match="not been found eligible"):
        vetting.decided(response, Showing.SHOW)
    vetting.decided(response, Showing.NOT_SHOWN)


def test_response_decision_without_feedback_is_refused_by_the_database():
    response = vetting.response_at(ResponseStatus.SHORTLISTED)
    with pytest.raises(IntegrityError, match="response_decision_complete"):
        Response.objects.filter(pk=response.pk).update(feedback="")
