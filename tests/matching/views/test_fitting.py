"""Challenges that fit, as a vendor reads them for one of its solutions."""

import pytest
from django.urls import reverse
from django.utils import timezone

from challenges.actions.challenges import close_challenge
from matching.enums import SetAsideReason
from tests.journeys import challenges, people, solutions, vetting
from tests.journeys.matching import designed_by, invited, not_for, read_everything
from tests.lasting import fresh
from vendors.enums import ResponseStatus

pytestmark = pytest.mark.django_db
DOOR = reverse("matching:my_challenges")


@pytest.fixture(scope="module")
def fieldnote(lasting):
    with lasting():
        return vetting.solution_at(
            "eligible",
            name="Fieldnote",
            description="It listens to a visit and writes it up at once, not days later.",
        )


@pytest.fixture
def notes(fieldnote):
    return fresh(fieldnote)


@pytest.fixture
def challenge(notes):
    return challenges.challenge_at(round=notes.round)


def opened(client, version, by=None):
    client.force_login(by or solutions.lead_of(version))
    return client.get(reverse("matching:challenges_for", args=[version.solution.slug]))


def words(response):
    return response.content.decode()


def test_door_leads_to_the_first_solution_by_name(client, notes):
    lead = solutions.lead_of(notes)
    solutions.draft(lead, name="Another")
    client.force_login(lead)
    assert client.get(DOOR).url == "/vendor/challenges/another/"


def test_door_leads_to_the_solution_that_is_invited_before_the_others(client, notes, challenge):
    lead = solutions.lead_of(notes)
    solutions.draft(lead, name="Another")
    invited(challenge, notes)
    client.force_login(lead)
    assert client.get(DOOR).url == "/vendor/challenges/fieldnote/"


def test_door_of_a_vendor_without_solutions_says_what_to_do(client):
    client.force_login(people.vendor_lead())
    page = words(client.get(DOOR))
    assert ("No solution to compare yet" in page, 'href="/vendor/solution/new/"' in page) == (
        True,
        True,
    )


def test_page_shows_a_challenge_with_reasons_and_a_way_to_respond(client, notes, challenge):
    read_everything()
    page = words(opened(client, notes))
    for said in (
        challenge.question,
        "“It listens to a <mark>visit</mark> and <mark>writes</mark> it up at once,",
        "Serves all of England.",
        f"/challenges/{challenge.slug}/respond/?solution=fieldnote",
        "responses until",
        "People decide.",
    ):
        assert said in page


def test_page_leads_to_a_form_with_the_solution_chosen(client, notes, challenge):
    lead = solutions.lead_of(notes)
    other = solutions.draft(lead, name="Another").solution
    respond = reverse("vendors:respond", args=[challenge.slug])
    client.force_login(lead)
    chosen = {
        asked: client.get(respond, {"solution": asked}).context["form"]["solution"].value()
        for asked in ("fieldnote", "another", "of-somebody-else", "")
    }
    assert chosen == {
        "fieldnote": notes.solution_id,
        "another": other.pk,
        "of-somebody-else": None,
        "": None,
    }


def test_page_shows_the_response_there_is_instead(client, notes, challenge):
    response = vetting.response_at(ResponseStatus.OFFERED, version=notes, challenge=challenge)
    read_everything()
    page = words(opened(client, notes))
    assert reverse("vendors:response", args=[response.pk]) in page
    assert "Offer a response" not in page


def test_page_lists_invitations_first_and_says_by_whom(client, notes):
    council = people.council("Northmere City Council")
    bins = designed_by(
        council,
        title="Bins that overflow",
        question="How can we empty street bins before they overflow?",
        challenge="Bins overflow on Fridays.",
        why_it_matters="Dirt.",
    )
    designed_by(council)
    read_everything()
    invited(bins, notes, by=people.officer(council))
    page = opened(client, notes)
    assert [one.subject.title for one in page.context["found"].shown] == [
        "Bins that overflow",
        "Writing up visits",
    ]
    assert "You are invited" in words(page)
    assert "by Northmere City Council" in words(page)
    assert "Fits little" in words(page)


def test_page_names_invitations_to_what_is_closed_now(client, notes, challenge):
    read_everything()
    invited(challenge, notes)
    close_challenge(challenge, by=people.staff(), at=timezone.now())
    page = words(opened(client, notes))
    assert ("Invited, and closed now" in page, "by the LGA" in page) == (True, True)
    assert "No open challenge fits" in page


def test_page_before_any_worker_read_the_solution_says_when_to_come_back(client, notes):
    assert "A worker reads your solution within a minute." in words(opened(client, notes))


def test_page_of_another_vendor_is_not_there(client, notes):
    for person in (people.vendor_lead(), people.staff(), people.officer()):
        assert opened(client, notes, by=person).status_code == 404


def test_page_of_a_solution_that_was_withdrawn_is_not_there(client):
    assert opened(client, vetting.solution_at("withdrawn")).status_code == 404


def test_feedback_names_no_council_and_no_challenge_and_gives_no_words(client, notes):
    councils = [people.council(f"Council {letter}") for letter in "ABC"]
    shared = designed_by(*councils, title="A title", question="How can we keep a secret?")
    close_challenge(shared, by=people.staff(), at=timezone.now())
    for council in councils:
        not_for(council, shared, notes, SetAsideReason.COST, words="Twice our budget.")
    page = words(opened(client, notes))
    assert "It costs more than we could pay: 3 councils" in page
    for trace in ("Council A", "Twice our budget", "A title", "keep a secret"):
        assert trace not in page


def test_feedback_of_two_councils_reads_like_that_of_none(client, notes):
    councils = [people.council(), people.council()]
    before = words(opened(client, notes))
    shared = designed_by(*councils, title="Bins", question="How can we empty bins?")
    for council in councils:
        not_for(council, shared, notes)
    assert words(opened(client, notes)) == before


def test_feedback_with_consent_names_the_council_and_its_words(client, notes, challenge):
    council = challenge.designers.get().organisation
    not_for(
        council, challenge, notes, SetAsideReason.DATA, words="No consent.", may_name_council=True
    )
    page = words(opened(client, notes))
    assert f"<strong>{council}:</strong> It needs data we cannot give." in page
    assert "“No consent.”" in page


@pytest.mark.parametrize("many", [1, 30])
def test_page_costs_the_same_for_one_and_for_thirty(
    client, notes, few_people, many, django_assert_num_queries
):
    lead, officer = solutions.lead_of(notes), people.officer()
    for number in range(many):
        solutions.draft(lead, name=f"Draft {number}", round=notes.round)
        challenge = challenges.challenge_at(
            by=officer, round=notes.round, title=f"Writing up visits {number}"
        )
        invited(challenge, notes)
    read_everything()
    client.force_login(lead)
    with django_assert_num_queries(23):
        page = client.get(reverse("matching:challenges_for", args=["fieldnote"]))
    assert len(page.context["found"].shown) == many
    assert len(page.context["versions"]) == many + 1
