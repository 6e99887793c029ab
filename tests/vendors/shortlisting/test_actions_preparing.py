import pytest
from django.utils import timezone

from notifications.models import Message
from tests.journeys import people, shortlisting, solutions, vetting
from vendors.actions.shortlisting.preparing import ChoiceWords, prepare_choice, set_places
from vendors.actions.supply.responses import withdraw_response
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ResponseStatus, Showing
from vendors.models import Response, Shortlist, ShortlistChoice
from workflow.engine import StaleTransition, TransitionDenied

pytestmark = pytest.mark.django_db


def reserve_of(challenge):
    """Responses in the order of their places, with the places."""
    choices = ShortlistChoice.objects.filter(shortlist__challenge=challenge, showing="reserve")
    return [(choice.response, choice.place) for choice in choices.order_by("place")]


def test_choice_prepared_decides_nothing_and_tells_nobody():
    response = vetting.response_at(ResponseStatus.OFFERED)
    before = Message.objects.count()
    shortlisting.prepared(response, Showing.NOT_SHOWN)
    response.refresh_from_db()
    assert (response.status, response.feedback) == (ResponseStatus.OFFERED, "")
    assert Message.objects.count() == before


def test_choice_kept_unfinished_stays_as_it_is():
    response = vetting.response_at(ResponseStatus.OFFERED)
    choice = shortlisting.prepared(response, "", reason="Not sure yet.", feedback="")
    assert (choice.showing, choice.reason, choice.feedback) == ("", "Not sure yet.", "")


def test_reserve_takes_the_last_place_and_one_put_first_moves_the_others():
    first, second, third = shortlisting.offered(3)
    for response in (first, second):
        shortlisting.prepared(response, Showing.RESERVE)
    assert reserve_of(first.challenge) == [(first, 1), (second, 2)]
    shortlisting.prepared(third, Showing.RESERVE, place=1)
    assert reserve_of(first.challenge) == [(third, 1), (first, 2), (second, 3)]
    shortlisting.prepared(first, Showing.NOT_SHOWN)
    assert reserve_of(first.challenge) == [(third, 1), (second, 2)]
    shortlisting.prepared(third, Showing.RESERVE, place=99)
    assert reserve_of(first.challenge) == [(second, 1), (third, 2)]


def test_choice_to_show_beyond_the_room_is_refused_by_name():
    first, second = shortlisting.offered(2)
    shortlisting.room(first.challenge, 1)
    shortlisting.prepared(first)
    with pytest.raises(TransitionDenied) as refusal:
        shortlisting.prepared(second)
    assert refusal.value.reason == (
        f"The session has room for 1 response, and every place is taken: {first.solution}. Choose "
        "something else for one of them, or state more room, first."
    )
    shortlisting.prepared(first, feedback="Clearer still.")


def test_places_below_what_is_to_be_shown_are_refused():
    first, second = shortlisting.offered(2)
    shortlisting.prepared(first)
    shortlisting.prepared(second)
    with pytest.raises(TransitionDenied, match="room for 1 response, and 2 are shown"):
        shortlisting.room(first.challenge, 1)
    assert Shortlist.objects.get().places == 3


def test_choice_over_what_a_colleague_saved_is_refused_and_names_them():
    response, colleague = vetting.response_at(ResponseStatus.OFFERED), people.staff(name="Ada")
    shortlisting.prepared(response, by=colleague)
    words = ChoiceWords(Showing.NOT_SHOWN, reason="R.", feedback="F.")
    with pytest.raises(TransitionDenied, match="Meanwhile Ada prepared a choice"):
        prepare_choice(response, words, by=people.desk(), at=timezone.now())
    assert ShortlistChoice.objects.get().showing == Showing.SHOW


def test_choice_for_a_decided_response_is_stale():
    response = vetting.response_at(ResponseStatus.NOT_SHORTLISTED)
    with pytest.raises(StaleTransition):
        shortlisting.prepared(response)


def test_choice_for_a_withdrawn_response_goes():
    response = vetting.response_at(ResponseStatus.OFFERED)
    shortlisting.prepared(response)
    lead = solutions.lead_of(response.solution.versions.get())
    withdraw_response(response, by=lead, at=timezone.now())
    assert not ShortlistChoice.objects.exists()


@pytest.mark.parametrize("make", [people.assessor, people.vendor_lead, people.officer])
def test_choice_by_anybody_but_staff_is_refused(make):
    response = vetting.response_at(ResponseStatus.OFFERED)
    with pytest.raises(TransitionDenied):
        shortlisting.prepared(response, by=make())
    with pytest.raises(TransitionDenied):
        set_places(response.challenge, places=2, by=make(), at=timezone.now())


def test_choice_about_a_rival_by_whoever_has_an_interest_is_refused():
    rival, theirs = shortlisting.offered(2)
    biased = people.staff()
    facts = {"kind": "personal", "details": "A friend.", "by": biased, "at": timezone.now()}
    declare_interest(theirs.solution.vendor, **facts)
    with pytest.raises(TransitionDenied, match="You have an interest here"):
        shortlisting.prepared(rival, by=biased)
    assert Response.objects.filter(choice__isnull=False).count() == 0
