import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys import challenges, people, shortlisting, solutions, vetting
from vendors.actions.supply.responses import withdraw_response
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import CompanySize, ConflictKind, ResponseStatus, Showing, SolutionStatus

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
    vetting.response_at(ResponseStatus.RESERVE, challenge=challenge)
    vetting.response_at(ResponseStatus.DRAFT, challenge=challenge)
    row = client.get(url("shortlists")).context["page_obj"].object_list[0]
    assert (row, row.offered, row.shortlisted, row.reserve) == (challenge, 1, 1, 1)


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
    with django_assert_num_queries(13):
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
    assert client.get(url("prepare_choice", response.pk)).status_code == 404
    typed = {"showing": "show", "reason": "R.", "feedback": "Good."}
    assert client.post(url("prepare_choice", response.pk), typed).status_code == 404


@pytest.mark.parametrize("make", [people.assessor, people.officer, people.vendor_lead])
def test_shortlists_are_not_there_for_others(client, challenge, make):
    response = vetting.response_at(ResponseStatus.OFFERED, challenge=challenge)
    client.force_login(make())
    assert client.get(url("shortlists")).status_code == 404
    assert client.get(url("shortlist", challenge.slug)).status_code == 404
    assert client.get(url("prepare_choice", response.pk)).status_code == 404


def test_shortlist_shows_facts_side_by_side_and_what_designers_said(client, officer, challenge):
    version = vetting.solution_at(SolutionStatus.ELIGIBLE_WITH_CONDITIONS)
    response = vetting.response_at(ResponseStatus.OFFERED, challenge=challenge, version=version)
    designer = shortlisting.designer_of(challenge)
    shortlisting.noted(response, by=designer, text="Our nurses ask for this.")
    page = words(client.get(url("shortlist", challenge.slug)))
    said = [
        "Eligible with conditions",
        "agreed mean 2.0 of 4",
        "Renew the certificate.",
        "Northern Certifiers: until",
        "Small (SME)",
        "1 would like to see it shown",
        "Our nurses ask for this.",
        "neither an award nor an endorsement",
    ]
    assert [one for one in said if one not in page] == []


def test_shortlist_hides_choices_and_notes_of_rivals_from_whoever_has_an_interest(
    client, officer, challenge
):
    theirs, rival = shortlisting.offered(2, challenge=challenge)
    shortlisting.prepared(rival, reason="It works without signal.")
    shortlisting.noted(rival, by=shortlisting.designer_of(challenge), text="Ours at last.")
    interest(officer, theirs)
    page = client.get(url("shortlist", challenge.slug))
    assert [column.response for column in page.context["columns"]] == [rival]
    hidden = ["without signal", "Ours at last", "Prepared:", "Places in its session", "SMEs"]
    assert [one for one in hidden if one in words(page)] == []
    for name in ("shortlist_places", "release_shortlist"):
        assert client.get(url(name, challenge.slug)).status_code == 404
    for name in ("prepare_choice", "staff_note"):
        assert client.get(url(name, rival.pk)).status_code == 404


def test_shortlist_counts_small_vendors_in_each_list(client, officer, challenge):
    responses = shortlisting.offered(3, challenge=challenge)
    big = responses[0].solution.vendor.vendor_profile
    big.size = CompanySize.LARGE
    big.save()
    shortlisting.prepared(responses[0])
    shortlisting.prepared(responses[1])
    shortlisting.prepared(responses[2], Showing.RESERVE)
    share = client.get(url("shortlist", challenge.slug)).context["share"]
    counted = [(line.label, line.total, line.sme, line.percent) for line in share]
    assert counted == [
        ("Offered", 3, 2, 66.7),
        ("Shown, or to be shown", 2, 1, 50.0),
        ("Reserve list", 1, 1, 100.0),
    ]


def test_shortlist_with_a_free_place_offers_the_first_of_the_reserve_list(client, officer):
    shown_one, reserve, _ = shortlisting.shown_reserve_and_not()
    here = url("shortlist", shown_one.challenge.slug)
    assert client.get(here).context["first"] is None
    lead = solutions.lead_of(shown_one.solution.versions.get())
    withdraw_response(shown_one, by=lead, at=timezone.now())
    page = client.get(here)
    assert page.context["first"].response == reserve
    assert f"{shown_one.solution} is withdrawn." in words(page)
