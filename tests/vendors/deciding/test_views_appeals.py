from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys import people, solutions, vetting
from tests.lasting import fresh
from vendors.actions.deciding.appeal import dismiss_appeal
from vendors.enums import AppealStatus, SolutionStatus
from vendors.models import Appeal

pytestmark = pytest.mark.django_db
WORDS = {"outcome": "dismiss", "reasons": "The policy was read. It says nothing on this."}


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return vetting.solution_at(SolutionStatus.NOT_ELIGIBLE)


@pytest.fixture
def refused(made):
    return fresh(made)


@pytest.fixture
def officer(client):
    person = people.staff()
    client.force_login(person)
    return person


def lodge_page(version):
    return reverse("vendors:lodge_appeal", args=[version.solution.slug, version.number])


def appeal_page(appeal):
    return reverse("vendors:appeal", args=[appeal.pk])


def dossier(version):
    return reverse("vendors:dossier", args=[version.solution.slug])


def words(client, address):
    return client.get(address).content.decode()


def test_lead_reads_until_when_an_appeal_is_possible_and_lodges_it(client, refused):
    client.force_login(solutions.lead_of(refused))
    page = words(client, dossier(refused))
    assert lodge_page(refused) in page
    assert "10 working days left" in page
    answer = client.post(lodge_page(refused), {"grounds": "You read the old policy."}, follow=True)
    appeal = Appeal.objects.get()
    assert appeal.grounds == "You read the old policy."
    page = answer.content.decode()
    assert "20 working days left" in page
    assert lodge_page(refused) not in page


def test_other_people_of_the_vendor_read_that_their_lead_can_appeal(client, refused):
    client.force_login(people.vendor_user(refused.solution.vendor))
    page = words(client, dossier(refused))
    assert "Your organisation’s lead can do this." in page
    assert lodge_page(refused) not in page
    assert client.get(lodge_page(refused)).status_code == 404


def test_lodge_page_without_grounds_asks_for_them(client, refused):
    client.force_login(solutions.lead_of(refused))
    assert client.post(lodge_page(refused), {"grounds": ""}).status_code == 422
    assert not Appeal.objects.exists()


def test_lodge_page_says_why_there_is_no_appeal_any_more(client, refused):
    vetting.appeal_on(refused)
    client.force_login(solutions.lead_of(refused))
    assert "That is possible once." in words(client, lodge_page(refused))
    answer = client.post(lodge_page(refused), {"grounds": "Once more."})
    assert answer.status_code == 422
    assert "Once more." in answer.content.decode()


def test_vendor_takes_its_appeal_back(client, refused):
    appeal = vetting.appeal_on(refused)
    client.force_login(solutions.lead_of(refused))
    client.post(reverse("vendors:take_appeal_back", args=[appeal.pk]))
    appeal.refresh_from_db()
    assert appeal.status == AppealStatus.WITHDRAWN


def test_staff_who_took_no_part_read_the_clock_and_answer(client, refused, officer):
    appeal = vetting.appeal_on(refused)
    page = words(client, appeal_page(appeal))
    assert "20 working days left" in page
    assert "The new policy was overlooked." in page
    client.post(appeal_page(appeal), WORDS)
    appeal.refresh_from_db()
    assert (appeal.status, appeal.answered_by) == (AppealStatus.DISMISSED, officer)
    client.force_login(solutions.lead_of(refused))
    assert WORDS["reasons"] in words(client, dossier(refused))


def test_staff_who_took_part_read_why_they_do_not_answer(client, refused):
    appeal = vetting.appeal_on(refused)
    client.force_login(people.desk())
    page = words(client, appeal_page(appeal))
    assert "You took part in this decision" in page
    assert "Your answer" not in page
    answer = client.post(appeal_page(appeal), WORDS)
    assert answer.status_code == 422
    assert WORDS["reasons"] in answer.content.decode()
    appeal.refresh_from_db()
    assert appeal.status == AppealStatus.LODGED


@pytest.mark.parametrize("missing", ["outcome", "reasons"])
def test_answer_that_lacks_something_keeps_the_rest(client, refused, officer, missing):
    appeal = vetting.appeal_on(refused)
    answer = client.post(appeal_page(appeal), {**WORDS, missing: ""})
    assert answer.status_code == 422
    kept = "The policy was read." in answer.content.decode()
    assert kept is (missing == "outcome")


def test_second_answer_is_told_of_the_first(client, refused, officer):
    appeal = vetting.appeal_on(refused)
    dismiss_appeal(appeal, reasons="No.", by=people.staff(), at=timezone.now())
    assert client.post(appeal_page(appeal), WORDS).status_code == 409


def test_upheld_appeal_shows_both_decisions_side_by_side_once_decided_anew(
    client, refused, officer
):
    appeal = vetting.appeal_on(refused)
    client.post(appeal_page(appeal), {**WORDS, "outcome": "uphold"})
    refused.refresh_from_db()
    vetting.decide(refused, by=officer)
    client.force_login(solutions.lead_of(refused))
    page = words(client, dossier(refused))
    assert "no longer stands" in page
    assert WORDS["reasons"] in page


def test_overdue_appeal_is_marked_and_stays_on_top(client, refused, officer):
    appeal = vetting.appeal_on(refused)
    Appeal.objects.update(answer_by=appeal.answer_by - timedelta(days=60))
    later = vetting.appeal_on(vetting.solution_at(SolutionStatus.NOT_ELIGIBLE))
    page = client.get(reverse("vendors:appeals"))
    assert [one for one, _ in page.context["rows"]] == [appeal, later]
    assert "Overdue" in page.content.decode()


def test_dossier_of_staff_leads_to_the_appeal(client, refused, officer):
    appeal = vetting.appeal_on(refused)
    address = reverse("vendors:vetting", args=[refused.solution.slug, refused.number])
    assert appeal_page(appeal) in words(client, address)


@pytest.mark.parametrize("rows", [1, 4])
def test_list_of_appeals_costs_the_same_at_any_length(
    client, officer, rows, django_assert_num_queries
):
    lead = solutions.bound_vendor()
    for _ in range(rows):
        vetting.appeal_on(vetting.solution_at(SolutionStatus.NOT_ELIGIBLE, lead=lead))
    with django_assert_num_queries(5):
        page = client.get(reverse("vendors:appeals"))
    assert len(page.context["rows"]) == rows
