import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from tests.journeys import people, solutions, vetting
from tests.lasting import fresh
from vendors.enums import RenewalStatus, SolutionStatus
from vendors.models import Criterion, Renewal

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def made(lasting):
    with lasting():
        return vetting.solution_at(SolutionStatus.LAPSED)


@pytest.fixture
def lapsed(made):
    return fresh(made)


@pytest.fixture
def officer(client):
    person = people.staff()
    client.force_login(person)
    return person


def renew_page(version):
    return reverse("vendors:renew", args=[version.solution.slug, version.number, "B1"])


def check_page(renewal):
    return reverse("vendors:renewal", args=[renewal.pk])


def test_dossier_of_a_lapsed_solution_leads_to_the_renewal_of_what_ended(client, lapsed):
    client.force_login(solutions.lead_of(lapsed))
    page = client.get(reverse("vendors:dossier", args=[lapsed.solution.slug])).content.decode()
    assert "Under renewal" in page
    assert renew_page(lapsed) in page


def test_renew_page_without_newer_evidence_leads_to_the_library_and_back(client, lapsed):
    client.force_login(solutions.lead_of(lapsed))
    page = client.get(renew_page(lapsed)).content.decode()
    assert "Nothing in your library holds longer" in page
    assert f"{reverse('vendors:add_evidence')}?back={renew_page(lapsed)}" in page


def test_renew_page_offers_only_evidence_that_would_do(client, lapsed):
    lead = solutions.lead_of(lapsed)
    good = solutions.certificate(lead)
    solutions.certificate(lead, kind="iso_27001")
    solutions.certificate(lead, expires_on=localdate())
    solutions.certificate(solutions.bound_vendor())
    client.force_login(lead)
    form = client.get(renew_page(lapsed)).context["form"]
    assert form.fields["evidence"].choices == [(str(good.pk), good.title)]


def test_renew_page_sends_the_evidence_for_checking(client, lapsed):
    lead = solutions.lead_of(lapsed)
    evidence = solutions.certificate(lead)
    client.force_login(lead)
    answer = client.post(renew_page(lapsed), {"evidence": evidence.pk})
    assert answer.url == reverse("vendors:dossier", args=[lapsed.solution.slug])
    renewal = Renewal.objects.get()
    assert (renewal.evidence, renewal.status) == (evidence, RenewalStatus.OFFERED)
    assert "We check it" in client.get(renew_page(lapsed)).content.decode()


def test_renew_page_refuses_evidence_of_another_vendor(client, lapsed):
    foreign = solutions.certificate(solutions.bound_vendor())
    client.force_login(solutions.lead_of(lapsed))
    assert client.post(renew_page(lapsed), {"evidence": foreign.pk}).status_code == 422
    assert not Renewal.objects.exists()


def test_renew_page_of_what_is_not_decided_is_not_there(client):
    version = vetting.solution_at(SolutionStatus.IN_VETTING)
    client.force_login(solutions.lead_of(version))
    assert client.get(renew_page(version)).status_code == 404


def test_check_page_shows_old_and_new_side_by_side_and_confirms(client, lapsed, officer):
    renewal = vetting.renewal_of(lapsed, not_covered="The Leeds office")
    page = client.get(check_page(renewal)).content.decode()
    assert "The Leeds office" in page
    assert "Staff laptops" in page
    answer = client.post(check_page(renewal), {"outcome": "confirm"}, follow=True)
    assert "Nothing to check" in answer.content.decode()
    lapsed.refresh_from_db()
    assert lapsed.status == SolutionStatus.ELIGIBLE


def test_check_page_refuses_with_a_reason_only(client, lapsed, officer):
    renewal = vetting.renewal_of(lapsed)
    assert client.post(check_page(renewal), {"outcome": "refuse"}).status_code == 422
    client.post(check_page(renewal), {"outcome": "refuse", "reason": "It is your parent’s."})
    renewal.refresh_from_db()
    assert (renewal.status, renewal.answer) == (RenewalStatus.REFUSED, "It is your parent’s.")


def test_check_page_tells_the_second_person_what_the_first_did(client, lapsed, officer):
    renewal = vetting.renewal_of(lapsed)
    client.post(check_page(renewal), {"outcome": "confirm"})
    page = client.get(check_page(renewal)).content.decode()
    assert f"by {officer}" in page
    client.force_login(people.staff())
    assert client.post(check_page(renewal), {"outcome": "confirm"}).status_code == 409


@pytest.mark.parametrize("rows", [1, 25])
def test_list_of_renewals_costs_the_same_at_any_length(
    client, lapsed, officer, rows, django_assert_num_queries
):
    renewal = vetting.renewal_of(lapsed)
    solutions.criteria_set(solutions.REAL_CRITERIA)
    others = Criterion.objects.exclude(section__criteria_set=lapsed.criteria_set)[: rows - 1]
    Renewal.objects.bulk_create(another(renewal, criterion) for criterion in others)
    with django_assert_num_queries(5):
        page = client.get(reverse("vendors:renewals"))
    assert len(page.context["page_obj"]) == rows


def another(renewal, criterion):
    """The same renewal for another criterion: only one a criterion can wait."""
    same = {"version": renewal.version, "evidence": renewal.evidence}
    return Renewal(
        criterion=criterion, offered_by=renewal.offered_by, offered_at=renewal.offered_at, **same
    )
