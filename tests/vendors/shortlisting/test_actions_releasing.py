import pytest
from django.utils import timezone

from challenges.models import Contact
from notifications.models import Message
from tests.journeys import people, shortlisting, solutions, vetting
from vendors.actions.shortlisting.releasing import release_shortlist
from vendors.actions.supply.responses import withdraw_response
from vendors.actions.supply.solutions import take_down_solution
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ResponseStatus, Showing
from vendors.messages.shortlisting import choice_letter
from vendors.models import Response, ShortlistChoice
from vendors.queries.shortlisting.choices import prospects_of, seal_of
from workflow.engine import StaleTransition, TransitionDenied
from workflow.models import Event

pytestmark = pytest.mark.django_db


def letters():
    kinds = ("response_shortlisted", "response_reserve", "response_not_shortlisted")
    return dict(Message.objects.filter(kind__in=kinds).values_list("kind", "body"))


def statuses():
    return set(Response.objects.values_list("status", flat=True))


def test_release_decides_every_response_and_tells_each_vendor_its_own():
    shown, reserve, not_shown = shortlisting.offered(3)
    shortlisting.prepared(shown, feedback="Measured.")
    shortlisting.prepared(reserve, Showing.RESERVE, feedback="Nearly.", reason="Second best.")
    shortlisting.prepared(not_shown, Showing.NOT_SHOWN, feedback="Say what it cost.")
    assert shortlisting.released(shown.challenge) == 3
    found = [Response.objects.get(pk=one.pk).status for one in (shown, reserve, not_shown)]
    assert found == ["shortlisted", "reserve", "not_shortlisted"]
    sent = letters()
    assert "Measured." in sent["response_shortlisted"]
    assert "number 1 on the reserve list" in sent["response_reserve"]
    assert "Say what it cost." in sent["response_not_shortlisted"]
    assert [kind for kind, body in sent.items() if "neither an award" not in body] == []
    assert [kind for kind, body in sent.items() if "Second best." in body] == []
    told = Contact.objects.filter(kind="decision").values_list("subject", flat=True)
    assert f"{reserve.solution}: on the reserve list" in told


def test_release_records_a_move_of_each_response_without_the_internal_reason():
    response = vetting.response_at(ResponseStatus.OFFERED)
    shortlisting.prepared(response, Showing.RESERVE, reason="A rival is cheaper.")
    shortlisting.released(response.challenge)
    moves = Event.objects.about(response).exclude(to_status="")
    assert [event.to_status for event in moves] == ["offered", "reserve"]
    assert [event for event in moves if "rival" in event.reason] == []
    assert ShortlistChoice.objects.get().reason == "A rival is cheaper."


def test_reserve_behind_one_that_is_withdrawn_reads_the_place_staff_read():
    first, *others = shortlisting.offered(3)
    for response in (first, *others):
        shortlisting.prepared(response, Showing.RESERVE)
    withdraw_response(first, by=solutions.lead_of(first.solution.versions.get()), at=timezone.now())
    read = [choice_letter(one.choice).body for one in prospects_of(first.challenge)]
    shortlisting.released(first.challenge)
    sent = Message.objects.filter(kind="response_reserve").order_by("pk")
    assert [f"number {place} on" in body for place, body in enumerate(read, 1)] == [True, True]
    assert [f"number {place} on" in one.body for place, one in enumerate(sent, 1)] == [True, True]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (None, "Choose what happens to it."),
        ({"reason": ""}, "Write the reason."),
        ({"feedback": ""}, "Write feedback for the vendor."),
    ],
)
def test_release_with_something_missing_names_it_and_tells_nobody(words, said):
    ready, unready = shortlisting.offered(2)
    shortlisting.prepared(ready)
    if words is not None:
        shortlisting.prepared(unready, **words)
    with pytest.raises(TransitionDenied) as refusal:
        shortlisting.released(ready.challenge)
    assert refusal.value.reason == f"Nothing was released. {unready.solution}: {said}"
    assert (statuses(), letters()) == ({"offered"}, {})


def test_release_showing_a_solution_that_is_not_eligible_any_more_is_refused():
    response = vetting.response_at(ResponseStatus.OFFERED)
    shortlisting.prepared(response)
    version = response.solution.versions.get()
    take_down_solution(version, by=solutions.lead_of(version), at=timezone.now())
    with pytest.raises(TransitionDenied, match="not eligible now, so it can only be left off"):
        shortlisting.released(response.challenge)
    shortlisting.prepared(response, Showing.NOT_SHOWN)
    assert shortlisting.released(response.challenge) == 1


@pytest.mark.parametrize("change", ["rewritten", "came", "withdrawn"])
def test_release_of_something_else_than_was_read_is_refused(change):
    responses = shortlisting.offered(2)
    for response in responses:
        shortlisting.prepared(response)
    challenge = responses[0].challenge
    seen = seal_of(prospects_of(challenge))
    if change == "rewritten":
        shortlisting.prepared(responses[0], feedback="Other words.")
    elif change == "came":
        shortlisting.prepared(vetting.response_at(ResponseStatus.OFFERED, challenge=challenge))
    else:
        lead = solutions.lead_of(responses[0].solution.versions.get())
        withdraw_response(responses[0], by=lead, at=timezone.now())
    with pytest.raises(TransitionDenied, match="Read it again first"):
        release_shortlist(challenge, seen=seen, by=people.desk(), at=timezone.now())
    assert letters() == {}


def test_release_a_second_time_is_stale():
    response = vetting.response_at(ResponseStatus.OFFERED)
    shortlisting.prepared(response)
    shortlisting.released(response.challenge)
    with pytest.raises(StaleTransition):
        shortlisting.released(response.challenge, by=people.staff())


def test_release_by_whoever_has_an_interest_in_one_of_the_vendors_is_refused():
    responses = shortlisting.offered(2)
    for response in responses:
        shortlisting.prepared(response)
    biased = people.staff()
    facts = {"kind": "personal", "details": "A friend.", "by": biased, "at": timezone.now()}
    declare_interest(responses[0].solution.vendor, **facts)
    with pytest.raises(TransitionDenied, match="You have an interest here"):
        shortlisting.released(responses[0].challenge, by=biased)
    assert statuses() == {"offered"}


def test_late_response_is_released_after_the_others_and_stands_behind_them():
    shown, reserve, _ = shortlisting.shown_reserve_and_not()
    late = vetting.response_at(ResponseStatus.OFFERED, challenge=shown.challenge)
    with pytest.raises(TransitionDenied, match="every place is taken"):
        shortlisting.prepared(late)
    assert shortlisting.prepared(late, Showing.RESERVE, place=1).place == 2
    assert shortlisting.released(shown.challenge) == 1
    assert ShortlistChoice.objects.get(response=reserve).place == 1
