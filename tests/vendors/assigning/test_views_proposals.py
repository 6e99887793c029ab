import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys import assigning, people, solutions
from vendors.actions.assigning import proposals
from vendors.actions.assigning.proposals import work_out_proposal
from vendors.actions.vetting.interests import declare_interest
from vendors.enums import ProposalStatus
from vendors.models import Assignment, Proposal

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    return solutions.round_taking_solutions()


@pytest.fixture
def officer(client):
    officer = people.staff()
    client.force_login(officer)
    return officer


def words(response):
    return " ".join(response.content.decode().split())


def url(name, *args):
    return reverse(f"vendors:{name}", args=args)


def test_new_proposal_without_a_solution_in_vetting_says_what_to_do(client, officer):
    assert "No solution is in vetting" in words(client.get(url("new_proposal")))


def test_new_proposal_leads_to_the_pairs_with_their_reasons(client, officer, round):
    version = assigning.in_vetting(round)
    assigning.assessor("Adult social care", name="Ana Bright")
    response = client.post(url("new_proposal"), {"round": round.pk, "each": 1}, follow=True)
    page = words(response)
    assert "Nobody has been asked yet" in page
    assert str(version.solution) in page
    assert "Ana Bright" in page
    assert "Knows 1 of its 2 fields: Adult social care." in page
    assert Proposal.objects.get().begun_by == officer


@pytest.mark.parametrize(
    ("each", "said"), [("0", "Ask at least one assessor"), ("11", "Ask ten assessors at most")]
)
def test_new_proposal_for_a_senseless_number_says_so(client, officer, round, each, said):
    assigning.in_vetting(round)
    response = client.post(url("new_proposal"), {"round": round.pk, "each": each})
    assert response.status_code == 422
    assert said in words(response)


def test_everybody_is_asked_by_one_button_and_the_page_says_so(client, officer, round):
    assigning.in_vetting(round)
    people.assessor()
    proposal = assigning.proposal(round)
    response = client.post(url("ask_everybody", proposal.pk), follow=True)
    assert "1 place filled. Each assessor gets one mail." in words(response)
    assert url("ask_everybody", proposal.pk) not in words(response)
    assert Assignment.objects.count() == 1


def test_second_who_asks_everybody_gets_a_page_that_says_who_was_first(client, officer, round):
    assigning.in_vetting(round)
    people.assessor()
    proposal = assigning.proposal(round)
    client.post(url("ask_everybody", proposal.pk))
    client.force_login(people.staff())
    again = client.post(url("ask_everybody", proposal.pk))
    assert again.status_code == 409
    assert str(officer) in words(again)
    assert Assignment.objects.count() == 1


def test_pair_is_changed_on_a_page_that_says_what_speaks_for_each(client, officer, round):
    assigning.in_vetting(round)
    first, other = people.assessor(), assigning.assessor("Planning", name="Bo", capacity=4)
    proposal = assigning.proposal(round)
    pair = proposal.pairs.get()
    chosen = next(one for one in (first, other) if one != pair.assessor)
    address = url("change_pair", proposal.pk, pair.pk)
    page = words(client.get(address))
    assert "in this round." in page
    assert "Nobody: leave this place empty" in page
    assert client.post(address, {"assessor": chosen.pk}).url == url("proposal", proposal.pk)
    pair.refresh_from_db()
    assert pair.assessor == chosen


def test_pair_is_emptied_on_the_page(client, officer, round):
    assigning.in_vetting(round)
    people.assessor()
    proposal = assigning.proposal(round)
    pair = proposal.pairs.get()
    client.post(url("change_pair", proposal.pk, pair.pk), {"assessor": 0})
    pair.refresh_from_db()
    assert pair.assessor is None
    page = client.get(url("proposal", proposal.pk), {"show": "empty"})
    assert [row.pairs for row in page.context["rows"]] == [[pair]]


def test_proposal_shows_and_counts_nothing_of_a_vendor_the_reader_has_an_interest_in(
    client, officer, round
):
    theirs = assigning.in_vetting(round, vendor="Riverline Limited")
    other = assigning.in_vetting(round)
    people.assessor()
    proposal = assigning.proposal(round)
    interest = {"kind": "financial", "details": "Shares.", "at": timezone.now()}
    declare_interest(theirs.solution.vendor, by=officer, **interest)
    response = client.get(url("proposal", proposal.pk))
    assert [row.version for row in response.context["rows"]] == [other]
    assert response.context["summary"].solutions == 1
    assert "Riverline" not in words(response)
    hidden = proposal.pairs.get(version=theirs)
    assert client.get(url("change_pair", proposal.pk, hidden.pk)).status_code == 404


def test_large_proposal_shows_its_progress_and_then_the_pairs(client, officer, round, monkeypatch):
    monkeypatch.setattr(proposals, "AT_ONCE", 0)
    assigning.in_vetting(round)
    people.assessor()
    proposal = assigning.proposal(round)
    part = url("proposal_progress", proposal.pk)
    assert f'data-progress-address="{part}"' in words(client.get(url("proposal", proposal.pk)))
    assert "A worker works it out now" in words(client.get(part))
    work_out_proposal(proposal.pk, at=timezone.now())
    assert words(client.get(part)) == ""
    assert "Nobody has been asked yet" in words(client.get(url("proposal", proposal.pk)))


def test_discarded_proposal_asks_nobody(client, officer, round):
    assigning.in_vetting(round)
    people.assessor()
    proposal = assigning.proposal(round)
    response = client.post(url("discard_proposal", proposal.pk), follow=True)
    assert "Discarded. Nobody was asked." in words(response)
    proposal.refresh_from_db()
    assert (proposal.status, Assignment.objects.count()) == (ProposalStatus.DISCARDED, 0)


@pytest.mark.parametrize("rows", [1, 12])
def test_proposal_costs_the_same_at_any_length(client, round, rows, django_assert_num_queries):
    for _ in range(rows):
        assigning.in_vetting(round)
    people.assessor()
    people.assessor()
    proposal = assigning.proposal(round, each=2)
    client.force_login(people.staff())
    with django_assert_num_queries(11):
        client.get(url("proposal", proposal.pk))


@pytest.mark.parametrize("rows", [1, 30])
def test_list_of_assessors_costs_the_same_at_any_length(client, rows, django_assert_num_queries):
    for _ in range(rows):
        assigning.assessor("Planning", "Housing")
    client.force_login(people.staff())
    with django_assert_num_queries(9):
        client.get(url("assessors"))


def test_list_of_assessors_says_whose_register_is_not_confirmed(client, officer):
    people.new_assessor(name="Ana")
    assert "Not confirmed yet" in words(client.get(url("assessors")))


def test_assessor_says_what_they_know_and_take_on(client):
    person, area = people.assessor(), solutions.service_area("Planning")
    client.force_login(person)
    typed = {"service_areas": [area.pk], "capacity": 4}
    assert client.post(url("my_profile"), typed).url == url("my_assignments")
    profile = person.assessor_profile
    assert (list(profile.service_areas.all()), profile.capacity) == ([area], 4)


def test_staff_say_it_for_an_assessor(client, officer):
    person = people.assessor()
    assert client.post(url("assessor_profile", person.pk), {"capacity": 2}).url == url("assessors")
    assert person.assessor_profile.capacity == 2
