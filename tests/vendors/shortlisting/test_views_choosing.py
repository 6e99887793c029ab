from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.models import Round
from notifications.models import Message
from tests.journeys import people, shortlisting, solutions, vetting
from tests.lasting import fresh
from vendors.actions.supply.responses import withdraw_response
from vendors.enums import ResponseStatus, Showing
from vendors.models import Response, Shortlist, ShortlistChoice, ShortlistNote
from vendors.queries.shortlisting.choices import prospects_of, seal_of

pytestmark = pytest.mark.django_db
TYPED = {"showing": "show", "reason": "It fits.", "feedback": "Clear and short."}


def url(name, *args):
    return reverse(f"vendors:{name}", args=args)


def words(response):
    return response.content.decode()


@pytest.fixture
def officer(client):
    person = people.staff(name="Hana Whit")
    client.force_login(person)
    return person


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return vetting.response_at(ResponseStatus.OFFERED)


@pytest.fixture
def response(made):
    return fresh(made)


def test_choice_is_kept_and_the_vendor_sees_nothing_of_it(client, officer, response):
    page = client.post(url("prepare_choice", response.pk), TYPED, follow=True)
    assert "Nothing was sent." in words(page)
    kept = ShortlistChoice.objects.get()
    assert (kept.showing, kept.prepared_by) == ("show", officer)
    client.force_login(solutions.lead_of(response.solution.versions.get()))
    seen = words(client.get(url("response", response.pk))) + words(client.get(url("my_responses")))
    assert [one for one in ("It fits.", "Clear and short.", "Shortlisted") if one in seen] == []


@pytest.mark.parametrize(
    ("missing", "said"),
    [
        ("showing", "Choose what happens to this response."),
        ("reason", "Write the reason."),
        ("feedback", "Write feedback for the vendor."),
    ],
)
def test_choice_with_something_missing_says_so_unless_it_is_kept_unfinished(
    client, officer, response, missing, said
):
    typed = {**TYPED, missing: ""}
    page = client.post(url("prepare_choice", response.pk), typed)
    assert (page.status_code, said in words(page)) == (422, True)
    assert client.post(url("prepare_choice", response.pk), {**typed, "later": "yes"}).url == url(
        "shortlist", response.challenge.slug
    )
    assert ShortlistChoice.objects.count() == 1


def test_choice_over_a_colleagues_keeps_what_was_typed_and_shows_theirs(client, officer, response):
    page = client.get(url("prepare_choice", response.pk))
    assert page.context["form"]["seen"].value() in (None, "")
    shortlisting.prepared(response, Showing.RESERVE, by=people.staff(name="Ada Quick"))
    refused = client.post(url("prepare_choice", response.pk), TYPED)
    assert refused.status_code == 422
    for sentence in ("Meanwhile Ada Quick prepared", "It fits.", "keep it on the reserve list"):
        assert sentence in words(refused)
    seen = refused.context["form"].data["seen"]
    client.post(url("prepare_choice", response.pk), {**TYPED, "seen": seen})
    assert ShortlistChoice.objects.get().showing == Showing.SHOW


def test_choice_beyond_the_room_is_told_at_the_top_of_the_form(client, officer, response):
    shortlisting.prepared(vetting.response_at(ResponseStatus.OFFERED, challenge=response.challenge))
    shortlisting.room(response.challenge, 1)
    page = client.post(url("prepare_choice", response.pk), TYPED)
    assert (page.status_code, "every place is taken" in words(page)) == (422, True)


def test_choice_for_a_decided_response_leads_back_and_told_late_gets_a_page(client, officer):
    response = vetting.response_at(ResponseStatus.NOT_SHORTLISTED)
    here = url("prepare_choice", response.pk)
    assert client.get(here).url == url("shortlist", response.challenge.slug)
    late = client.post(here, {**TYPED, "seen": response.choice.prepared_at.isoformat()})
    assert (late.status_code, "Not shortlisted" in words(late)) == (409, True)


@pytest.mark.parametrize("places", ["", "0", "21", "many"])
def test_places_that_make_no_sense_are_refused(client, officer, response, places):
    page = client.post(url("shortlist_places", response.challenge.slug), {"places": places})
    assert (page.status_code, Shortlist.objects.count()) == (422, 0)


def test_places_are_kept_and_told(client, officer, response):
    here = url("shortlist_places", response.challenge.slug)
    page = client.post(here, {"places": "1"}, follow=True)
    assert "The session has room for 1 response." in words(page)
    assert Shortlist.objects.get().places == 1


def test_release_page_shows_each_letter_and_what_is_missing(client, officer):
    ready, unready = shortlisting.offered(2)
    shortlisting.prepared(ready, Showing.NOT_SHOWN, feedback="Say what it cost.", reason="Costly.")
    page = client.get(url("release_shortlist", ready.challenge.slug))
    letter = page.context["letters"][0][1]
    assert letter.subject == f"{ready.solution} is not on the shortlist"
    assert "Say what it cost." in letter.body
    assert "Costly." not in letter.body
    assert f"{unready.solution}: Choose what happens to it." in words(page)
    assert "Release all and tell the vendors" not in words(page)


def test_release_page_says_until_when_vendors_can_still_offer(client, officer):
    response, *_ = shortlisting.offered(1)
    shortlisting.prepared(response)
    challenge = response.challenge
    page = url("release_shortlist", challenge.slug)
    assert "Vendors can still offer" in words(client.get(page))
    Round.objects.filter(pk=challenge.round_id).update(
        solutions_close_at=timezone.now() - timedelta(minutes=1)
    )
    assert "Vendors can still offer" not in words(client.get(page))


def test_release_tells_everybody_once(client, officer):
    responses = shortlisting.offered(2)
    for response in responses:
        shortlisting.prepared(response)
    challenge = responses[0].challenge
    here = url("release_shortlist", challenge.slug)
    seen = client.get(here).context["form"]["seen"].value()
    page = client.post(here, {"seen": seen}, follow=True)
    assert "All 2 vendors have been told." in words(page)
    assert Message.objects.filter(kind="response_shortlisted").count() == 2
    again = client.post(here, {"seen": seen}, follow=True)
    assert again.status_code == 200
    assert Message.objects.filter(kind="response_shortlisted").count() == 2


def test_release_of_what_changed_shows_the_new_letters_and_can_be_pressed_again(client, officer):
    response = vetting.response_at(ResponseStatus.OFFERED)
    shortlisting.prepared(response)
    here = url("release_shortlist", response.challenge.slug)
    seen = seal_of(prospects_of(response.challenge))
    shortlisting.prepared(response, feedback="Other words.")
    refused = client.post(here, {"seen": seen})
    assert (refused.status_code, "Other words." in words(refused)) == (422, True)
    client.post(here, {"seen": refused.context["form"].data["seen"]})
    assert Response.objects.get().status == ResponseStatus.SHORTLISTED


@pytest.mark.parametrize("rows", [1, 6])
def test_release_page_costs_the_same_however_many_letters(
    client, officer, response, rows, django_assert_num_queries
):
    more = range(rows - 1)
    for one in [
        response,
        *(vetting.response_at(ResponseStatus.OFFERED, challenge=response.challenge) for _ in more),
    ]:
        shortlisting.prepared(one, Showing.NOT_SHOWN)
    with django_assert_num_queries(9):
        client.get(url("release_shortlist", response.challenge.slug))


def test_first_in_reserve_moves_up_without_a_reason_and_another_with_one(client, officer):
    responses = shortlisting.offered(3)
    for response, showing in zip(responses, ["show", "reserve", "reserve"], strict=True):
        shortlisting.prepared(response, showing)
    challenge, lead = (
        responses[0].challenge,
        solutions.lead_of(responses[0].solution.versions.get()),
    )
    shortlisting.room(challenge, 1)
    shortlisting.released(challenge)
    withdraw_response(responses[0], by=lead, at=timezone.now())
    _, first, second = (url("move_up", response.pk) for response in responses)
    assert "reason" not in client.get(first).context["form"].fields
    page = client.post(second, {"feedback": "Come."})
    assert "Say why this one moves up" in words(page)
    client.post(second, {"feedback": "Come.", "reason": "It travels less."})
    assert Response.objects.get(pk=responses[2].pk).status == ResponseStatus.SHORTLISTED
    let_go = url("let_go", responses[1].pk)
    told = client.post(let_go, {"feedback": "The day is full."}, follow=True)
    assert "is off the reserve list" in words(told)


def test_staff_note_is_kept_and_read_by_colleagues(client, officer, response):
    client.post(url("staff_note", response.pk), {"text": "Ask for a trial."})
    assert ShortlistNote.objects.get().author == officer
    client.force_login(people.staff())
    assert "Ask for a trial." in words(client.get(url("shortlist", response.challenge.slug)))


def test_vendor_reads_outcome_and_feedback_after_the_release(client):
    _, reserve, not_shown = shortlisting.shown_reserve_and_not()
    for response, state in ((reserve, "On the reserve list"), (not_shown, "Not shortlisted")):
        client.force_login(solutions.lead_of(response.solution.versions.get()))
        page = words(client.get(url("response", response.pk)))
        said = [state, "Clear and short.", "neither an award nor an endorsement"]
        assert [one for one in said if one not in page] == []
        assert "Fits best." not in page


def test_public_page_shows_the_shortlisted_alone(client):
    shown, reserve, not_shown = shortlisting.shown_reserve_and_not()
    page = words(client.get(reverse("challenges:challenge", args=[shown.challenge.slug])))
    named = [str(one.solution) in page for one in (shown, reserve, not_shown)]
    assert named == [True, False, False]
    assert "neither an award nor an endorsement" in page
