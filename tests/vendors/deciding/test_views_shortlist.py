import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys import challenges, people, solutions, vetting
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ConflictKind, ResponseStatus, SolutionStatus
from vendors.models import Response

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"vendors:{name}", args=args)


def words(response):
    return response.content.decode()


def interest(person, response):
    declare_interest(
        response.solution.vendor,
        kind=ConflictKind.PERSONAL,
        details="A cousin works there.",
        by=person,
        at=timezone.now(),
    )


@pytest.fixture
def officer(client):
    person = people.staff()
    client.force_login(person)
    return person


@pytest.fixture
def challenge():
    return challenges.challenge_at(round=solutions.round_taking_solutions())


def shown(client, challenge):
    columns = client.get(url("shortlist", challenge.slug)).context["columns"]
    return [(column.response, column.mean) for column in columns]


def test_shortlists_counts_what_is_to_decide_and_what_is_shown(client, officer, challenge):
    vetting.response_at(ResponseStatus.OFFERED, challenge=challenge)
    vetting.response_at(ResponseStatus.SHORTLISTED, challenge=challenge)
    vetting.response_at(ResponseStatus.DRAFT, challenge=challenge)
    row = client.get(url("shortlists")).context["page_obj"].object_list[0]
    assert (row, row.offered, row.shortlisted) == (challenge, 1, 1)


@pytest.mark.parametrize("rows", [1, 30])
def test_shortlists_costs_the_same_at_any_length(client, officer, rows, django_assert_num_queries):
    round, author = solutions.round_taking_solutions(), people.officer()
    for number in range(rows):
        challenges.challenge_at(round=round, title=f"Challenge {number}", by=author)
    with django_assert_num_queries(5):
        client.get(url("shortlists"))


def test_shortlist_puts_the_best_agreed_mean_first_and_leaves_drafts_out(
    client, officer, challenge
):
    waiting = vetting.response_at(
        ResponseStatus.OFFERED,
        challenge=challenge,
        version=vetting.solution_at(SolutionStatus.IN_VETTING),
    )
    eligible = vetting.response_at(ResponseStatus.OFFERED, challenge=challenge)
    for hidden in (ResponseStatus.DRAFT, ResponseStatus.WITHDRAWN):
        vetting.response_at(hidden, challenge=challenge)
    assert shown(client, challenge) == [(eligible, 2.0), (waiting, None)]


@pytest.mark.parametrize("rows", [1, 6])
def test_shortlist_costs_the_same_however_many_responses(
    client, officer, challenge, rows, django_assert_num_queries
):
    for _ in range(rows):
        vetting.response_at(ResponseStatus.OFFERED, challenge=challenge)
    with django_assert_num_queries(7):
        client.get(url("shortlist", challenge.slug))


@pytest.mark.parametrize("status", [ResponseStatus.OFFERED, ResponseStatus.SHORTLISTED])
def test_interest_in_a_vendor_closes_its_responses_and_their_count(
    client, officer, challenge, status
):
    response = vetting.response_at(status, challenge=challenge)
    interest(officer, response)
    assert shown(client, challenge) == []
    row = client.get(url("shortlists")).context["page_obj"].object_list[0]
    assert (row.offered, row.shortlisted) == (0, 0)
    assert client.get(url("decide_response", response.pk)).status_code == 404
    typed = {"choice": "shortlist", "feedback": "Good."}
    assert client.post(url("decide_response", response.pk), typed).status_code == 404


@pytest.mark.parametrize("make", [people.assessor, people.officer, people.vendor_lead])
def test_shortlists_are_not_there_for_others(client, challenge, make):
    response = vetting.response_at(ResponseStatus.OFFERED, challenge=challenge)
    client.force_login(make())
    assert client.get(url("shortlists")).status_code == 404
    assert client.get(url("shortlist", challenge.slug)).status_code == 404
    assert client.get(url("decide_response", response.pk)).status_code == 404


@pytest.mark.parametrize(
    ("choice", "status"),
    [("shortlist", ResponseStatus.SHORTLISTED), ("leave_off", ResponseStatus.NOT_SHORTLISTED)],
)
def test_decide_response_records_the_choice(client, officer, challenge, choice, status):
    response = vetting.response_at(ResponseStatus.OFFERED, challenge=challenge)
    typed = {"choice": choice, "feedback": "Clear and short."}
    client.post(url("decide_response", response.pk), typed)
    decided = Response.objects.get()
    assert (decided.status, decided.decided_by) == (status, officer)


def test_decide_response_without_feedback_says_so(client, officer, challenge):
    response = vetting.response_at(ResponseStatus.OFFERED, challenge=challenge)
    page = client.post(url("decide_response", response.pk), {"choice": "shortlist"})
    assert page.status_code == 422
    assert Response.objects.get().status == ResponseStatus.OFFERED


def test_decide_response_after_somebody_else_tells_what_they_did(client, officer, challenge):
    response = vetting.response_at(ResponseStatus.NOT_SHORTLISTED, challenge=challenge)
    typed = {"choice": "shortlist", "feedback": "Clear and short."}
    page = client.post(url("decide_response", response.pk), typed)
    assert page.status_code == 409
    assert "Do not shortlist" in words(page) or "Not shortlisted" in words(page)


def test_decide_response_that_is_decided_leads_back(client, officer, challenge):
    response = vetting.response_at(ResponseStatus.SHORTLISTED, challenge=challenge)
    page = client.get(url("decide_response", response.pk))
    assert page.url == url("shortlist", challenge.slug)
