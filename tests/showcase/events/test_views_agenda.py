import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.challenges import unpublish_challenge
from showcase.enums import EventStatus
from tests.journeys import people
from tests.journeys.challenges import challenge_at
from tests.journeys.showcase import event_at
from tests.journeys.vetting import response_at
from tests.lasting import fresh
from tests.showcase.test_queries_funnel import shown
from vendors.enums import ResponseStatus

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"showcase:{name}", args=args)


def text(response):
    return response.content.decode()


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return response_at(ResponseStatus.SHORTLISTED)


@pytest.fixture
def response(made):
    return fresh(made)


def test_session_with_a_challenge_leads_on_to_the_responses_it_shows(client, response):
    event = event_at(EventStatus.DRAFT, round=response.challenge.round)
    client.force_login(people.staff())
    typed = {"challenge": response.challenge.pk, "title": "", "starts": "11:00", "ends": "12:00"}
    added = client.post(url("new_session", event.slug), typed)
    session = event.sessions.get(challenge=response.challenge)
    assert session.title == response.challenge.title
    assert added["Location"] == url("shown", event.slug, session.pk)
    client.post(added["Location"], {"responses": [response.pk]})
    assert [row.response for row in session.shown.all()] == [response]


def test_shown_offers_shortlisted_responses_to_this_challenge_only(client, response):
    response_at(ResponseStatus.OFFERED, challenge=response.challenge)
    other = challenge_at(round=response.challenge.round)
    response_at(ResponseStatus.SHORTLISTED, challenge=other)
    event = event_at(round=response.challenge.round)
    session = shown(response, event)
    client.force_login(people.staff())
    form = client.get(url("shown", event.slug, session.pk)).context["form"]
    assert list(form.fields["responses"].queryset) == [response]


def test_session_given_another_challenge_shows_none_of_the_responses_before(client, response):
    other = challenge_at(round=response.challenge.round)
    event = event_at(round=response.challenge.round)
    session = shown(response, event)
    client.force_login(people.staff())
    typed = {"challenge": other.pk, "title": "Another", "starts": "11:00", "ends": "12:00"}
    client.post(url("edit_session", event.slug, session.pk), typed)
    assert not session.shown.exists()


def test_event_shows_challenge_responses_and_no_endorsement(client, response):
    event = event_at(round=response.challenge.round)
    shown(response, event)
    page = text(client.get(url("event", event.slug)))
    assert response.challenge.question in page
    assert response.solution.name in page
    assert "neither an award nor an endorsement" in page


def test_event_shows_nothing_of_a_challenge_taken_back(client, response):
    event = event_at(round=response.challenge.round)
    shown(response, event)
    unpublish_challenge(
        response.challenge, reason="A name stood in it.", by=people.staff(), at=timezone.now()
    )
    page = text(client.get(url("event", event.slug)))
    assert response.challenge.question not in page
    assert response.solution.name not in page


@pytest.mark.parametrize("many", [1, 10])
def test_event_costs_the_same_at_any_length(client, django_assert_num_queries, response, many):
    event = event_at(round=response.challenge.round)
    for _ in range(many):
        shown(response, event)
    with django_assert_num_queries(5):
        client.get(url("event", event.slug))


@pytest.mark.parametrize("many", [1, 10])
def test_staff_event_costs_the_same_at_any_length(
    client, django_assert_num_queries, response, many
):
    event = event_at(round=response.challenge.round)
    for _ in range(many):
        shown(response, event)
    client.force_login(people.staff())
    with django_assert_num_queries(11):
        client.get(url("staff_event", event.slug))
