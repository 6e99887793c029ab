from datetime import timedelta

import pytest
from django.utils import timezone

from notifications.models import Message
from tests.journeys import people, shortlisting, showcase, solutions, vetting
from vendors.actions.deciding.lapse import lapse_solution
from vendors.actions.shortlisting.reserve import let_go, move_up
from vendors.actions.supply.responses import withdraw_response
from vendors.actions.supply.solutions import take_down_solution
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ResponseStatus, Showing
from vendors.models import Response
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def act(what, response, *, by=None, feedback="A place is free.", **more):
    what(response, feedback=feedback, by=by or people.desk(), at=timezone.now(), **more)


def withdrawn(response):
    lead = solutions.lead_of(response.solution.versions.get())
    withdraw_response(response, by=lead, at=timezone.now())


def with_two_in_reserve():
    responses = shortlisting.offered(3)
    shortlisting.prepared(responses[0])
    for response in responses[1:]:
        shortlisting.prepared(response, Showing.RESERVE)
    shortlisting.room(responses[0].challenge, 1)
    shortlisting.released(responses[0].challenge)
    return responses


def test_first_of_the_reserve_moves_up_once_a_place_is_free():
    shown, reserve, _ = shortlisting.shown_reserve_and_not()
    with pytest.raises(TransitionDenied, match="every place is taken"):
        act(move_up, reserve)
    withdrawn(shown)
    act(move_up, reserve)
    assert list(Response.objects.public()) == [reserve]
    mail = Message.objects.filter(kind="response_shortlisted").latest("pk")
    assert "moved up from the reserve list" in mail.body
    assert "A place is free." in mail.body


def test_another_than_the_first_moves_up_with_a_reason_only():
    shown, first, second = with_two_in_reserve()
    withdrawn(shown)
    with pytest.raises(TransitionDenied, match=f"{first.solution} is first on the reserve list"):
        act(move_up, second)
    act(move_up, second, reason="The first needs a signal.")
    assert list(Response.objects.public()) == [second]
    assert Event.objects.about(second).get(name="pass_over_reserve").data == {
        "why": "The first needs a signal."
    }


def test_reserve_let_go_is_not_shown_and_told_why():
    _, reserve, _ = shortlisting.shown_reserve_and_not()
    act(let_go, reserve, feedback="The event is over.")
    reserve.refresh_from_db()
    assert (reserve.status, reserve.feedback) == ("not_shortlisted", "The event is over.")
    mail = Message.objects.filter(kind="response_not_shortlisted").latest("pk")
    assert "The event is over." in mail.body


@pytest.mark.parametrize("what", [move_up, let_go])
def test_reserve_decided_without_feedback_or_twice_is_refused(what):
    _, reserve, _ = shortlisting.shown_reserve_and_not(places=2)
    with pytest.raises(TransitionDenied, match="Write feedback"):
        act(what, reserve, feedback=" ")
    act(what, reserve)
    with pytest.raises(StaleTransition):
        act(let_go, reserve)


def test_shown_response_withdrawn_tells_staff_who_is_first_and_hides_it_at_once():
    shown, reserve, _ = shortlisting.shown_reserve_and_not()
    biased, free = people.staff(), people.staff()
    facts = {"kind": "personal", "details": "A friend.", "by": biased, "at": timezone.now()}
    declare_interest(reserve.solution.vendor, **facts)
    withdrawn(shown)
    mails = Message.objects.filter(kind="shortlist_place_freed")
    assert free in {mail.recipient for mail in mails}
    assert biased not in {mail.recipient for mail in mails}
    assert f"First on the reserve list is {reserve.solution}." in mails.first().body
    assert list(Response.objects.public()) == []


def test_shown_solution_that_lapses_frees_its_place():
    version = vetting.solution_at("eligible", evidence_until=timezone.localdate())
    shown = vetting.response_at(ResponseStatus.OFFERED, version=version)
    reserve = vetting.response_at(ResponseStatus.OFFERED, challenge=shown.challenge)
    shortlisting.prepared(shown)
    shortlisting.prepared(reserve, Showing.RESERVE)
    shortlisting.room(shown.challenge, 1)
    shortlisting.released(shown.challenge)
    lapse_solution(version, at=timezone.now() + timedelta(days=1))
    assert Message.objects.filter(kind="shortlist_place_freed").count() == 1
    act(move_up, reserve)
    assert list(Response.objects.public()) == [reserve]


def test_shown_solution_that_is_taken_down_frees_its_place():
    shown, reserve, _ = shortlisting.shown_reserve_and_not()
    version = shown.solution.versions.get()
    take_down_solution(version, by=solutions.lead_of(version), at=timezone.now())
    mail = Message.objects.filter(kind="shortlist_place_freed").first()
    assert f"First on the reserve list is {reserve.solution}." in mail.body
    act(move_up, reserve)
    assert list(Response.objects.public()) == [reserve]


def test_response_shown_at_an_event_that_was_held_stays():
    slot = showcase.slot()
    showcase.held(slot.session.event)
    with pytest.raises(TransitionDenied, match="shown at the event"):
        withdrawn(slot.response)


def test_reserve_withdrawn_leaves_the_next_first():
    shown, first, second = with_two_in_reserve()
    withdrawn(first)
    withdrawn(shown)
    assert Message.objects.filter(kind="shortlist_place_freed").count() == 1
    act(move_up, second)
    assert list(Response.objects.public()) == [second]
