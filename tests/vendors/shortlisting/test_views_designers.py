import pytest
from django.urls import reverse

from tests.journeys import people, shortlisting, solutions, vetting
from tests.lasting import fresh
from vendors.enums import ResponseStatus, Showing, SolutionStatus
from vendors.models import ShortlistNote

pytestmark = pytest.mark.django_db


def url(name, *args):
    return reverse(f"vendors:{name}", args=args)


def words(response):
    return response.content.decode()


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return vetting.response_at(ResponseStatus.OFFERED)


@pytest.fixture
def response(made):
    return fresh(made)


@pytest.fixture
def designer(client, response):
    person = shortlisting.designer_of(response.challenge)
    client.force_login(person)
    return person


def read(client, challenge):
    lines = client.get(url("designer_responses", challenge.slug)).context["lines"]
    return [line[0] for line in lines]


def test_designer_finds_the_challenge_with_what_there_is_to_read(client, designer, response):
    [challenge] = client.get(url("designed_challenges")).context["challenges"]
    assert (challenge, challenge.to_read) == (response.challenge, 1)


def test_designer_reads_offered_responses_of_eligible_solutions_alone(client, designer, response):
    unvetted = vetting.solution_at(SolutionStatus.IN_VETTING)
    vetting.response_at(ResponseStatus.OFFERED, challenge=response.challenge, version=unvetted)
    for status in (ResponseStatus.DRAFT, ResponseStatus.WITHDRAWN):
        vetting.response_at(status, challenge=response.challenge)
    assert read(client, response.challenge) == [response]


def test_designer_reads_nothing_of_scores_choices_or_staff_notes(client, designer):
    shown, reserve, not_shown = shortlisting.shown_reserve_and_not()
    client.force_login(shortlisting.designer_of(shown.challenge))
    page = client.get(url("designer_responses", shown.challenge.slug))
    assert {line[0] for line in page.context["lines"]} == {shown, reserve, not_shown}
    hidden = [
        "agreed mean",
        " of 4",
        "Fits best.",
        "Clear and short.",
        "reserve",
        "Not shortlisted",
    ]
    assert [one for one in hidden if one in words(page)] == []


def test_designer_says_and_changes_a_view_until_it_is_decided(client, designer, response):
    here = url("designer_note", response.pk)
    page = client.post(here, {}, follow=True)
    assert (page.status_code, "Say what you think of it." in words(page)) == (422, True)
    council = designer.memberships.get().organisation.pk
    client.post(here, {"council": council, "view": "likes", "text": "Yes."})
    form = client.get(here).context["form"]
    assert (form["view"].value(), form["text"].value()) == ("likes", "Yes.")
    typed = {"council": council, "view": "not_sure", "text": "", "seen": form["seen"].value()}
    client.post(here, typed)
    assert [note.view for note in ShortlistNote.objects.order_by("pk")] == ["likes", "not_sure"]
    shortlisting.prepared(response, Showing.NOT_SHOWN)
    shortlisting.released(response.challenge)
    assert client.get(here).url == url("designer_responses", response.challenge.slug)
    assert client.post(here, typed).status_code == 409


def test_designers_note_from_an_old_window_keeps_what_was_typed(client, designer, response):
    shortlisting.noted(response, by=designer, text="Newer.")
    council = designer.memberships.get().organisation.pk
    typed = {"council": council, "view": "not_for_us", "text": "Older."}
    page = client.post(url("designer_note", response.pk), typed)
    assert (page.status_code, "in another window" in words(page)) == (422, True)
    assert "Older." in words(page)
    client.post(
        url("designer_note", response.pk), {**typed, "seen": page.context["form"].data["seen"]}
    )
    assert ShortlistNote.objects.standing().get().text == "Older."


@pytest.mark.parametrize("make", [people.officer, people.vendor_lead, people.assessor])
def test_designers_pages_are_not_there_for_others(client, response, make):
    client.force_login(make())
    assert client.get(url("designer_responses", response.challenge.slug)).status_code == 404
    assert client.get(url("designer_note", response.pk)).status_code == 404


def test_designers_words_reach_no_vendor(client, designer, response):
    shortlisting.noted(response, by=designer, text="Ours at last.")
    shortlisting.prepared(response)
    shortlisting.released(response.challenge)
    client.force_login(solutions.lead_of(response.solution.versions.get()))
    seen = "".join(
        words(client.get(url(*there))) for there in [("response", response.pk), ("my_responses",)]
    )
    assert "Ours at last." not in seen


@pytest.mark.parametrize("rows", [1, 6])
def test_designers_page_costs_the_same_however_many_responses(
    client, designer, response, rows, django_assert_num_queries
):
    for _ in range(rows - 1):
        other = vetting.response_at(ResponseStatus.OFFERED, challenge=response.challenge)
        shortlisting.noted(other, by=designer)
    with django_assert_num_queries(6):
        client.get(url("designer_responses", response.challenge.slug))
    with django_assert_num_queries(4):
        client.get(url("designed_challenges"))
