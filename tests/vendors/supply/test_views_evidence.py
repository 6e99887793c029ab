import pytest
from django.urls import reverse
from django.utils import timezone

from tests.journeys import people, solutions
from vendors.actions.supply.solutions import submit_solution
from vendors.models import Evidence

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead():
    return solutions.bound_vendor()


def test_evidence_of_another_vendor_is_neither_listed_nor_opened_nor_retired(client, lead):
    foreign = solutions.certificate(solutions.bound_vendor(), title="Foreign certificate")
    client.force_login(lead)
    page = client.get(reverse("vendors:my_evidence")).content.decode()
    assert "Foreign certificate" not in page
    assert client.get(reverse("vendors:evidence_file", args=[foreign.pk])).status_code == 404
    assert client.post(reverse("vendors:retire_evidence", args=[foreign.pk])).status_code == 404


def test_evidence_scanned_clean_can_be_opened_by_its_vendor(client, lead):
    own = solutions.certificate(lead)
    client.force_login(lead)
    response = client.get(reverse("vendors:evidence_file", args=[own.pk]))
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert response["Content-Disposition"].startswith("attachment")


def test_evidence_cited_by_a_submitted_version_can_be_opened_by_staff(client):
    version = solutions.submitted()
    cited = Evidence.objects.get(answers__version=version)
    unused = solutions.certificate(solutions.lead_of(version))
    client.force_login(people.staff())
    response = client.get(reverse("vendors:evidence_file", args=[cited.pk]))
    assert b"".join(response.streaming_content).startswith(b"%PDF")
    assert client.get(reverse("vendors:evidence_file", args=[unused.pk])).status_code == 404


def test_evidence_retired_is_retired_once(client, lead):
    own = solutions.certificate(lead)
    client.force_login(lead)
    client.post(reverse("vendors:retire_evidence", args=[own.pk]))
    own.refresh_from_db()
    first = own.retired_at
    client.post(reverse("vendors:retire_evidence", args=[own.pk]))
    own.refresh_from_db()
    assert own.retired_at == first


@pytest.mark.parametrize("number", [1, 30])
def test_evidence_list_asks_the_same_number_of_queries_whatever_its_length(
    client, lead, number, django_assert_num_queries
):
    for _ in range(number):
        solutions.certificate(lead)
    client.force_login(lead)
    with django_assert_num_queries(7):
        client.get(reverse("vendors:my_evidence"))


def test_evidence_page_shows_its_facts_what_it_backs_and_what_it_replaced(client):
    version = solutions.submitted()
    lead = solutions.lead_of(version)
    old = Evidence.objects.get(answers__version=version)
    new = replaced(old, lead)
    client.force_login(lead)
    page = client.get(reverse("vendors:evidence", args=[old.pk])).content.decode()
    assert f"{version.solution}, version 1" in page
    assert "Replaced" in page
    assert reverse("vendors:evidence", args=[new.pk]) in page


def test_library_shows_where_each_piece_is_used(client):
    version = solutions.submitted()
    client.force_login(solutions.lead_of(version))
    page = client.get(reverse("vendors:my_evidence")).content.decode()
    assert f'{version.solution} <span class="quiet small">(B1)</span>' in page


def test_file_that_was_replaced_and_the_new_one_open_for_whoever_might_read_it(client):
    version = solutions.submitted()
    lead = solutions.lead_of(version)
    old = Evidence.objects.get(answers__version=version)
    new = replaced(old, lead)
    newest = replaced(new, lead)
    for reader, status in ((people.staff(), 200), (lead, 200), (people.vendor_lead(), 404)):
        client.force_login(reader)
        for one in (old, new, newest):
            assert answer_for(client, one) == status


def test_what_was_replaced_before_it_was_cited_is_not_open_to_staff(client):
    lead = solutions.bound_vendor()
    before = solutions.certificate(lead)
    cited = replaced(before, lead)
    version = solutions.answered(solutions.described(solutions.draft(lead)))
    answer = version.answers.get(criterion__code="B1")
    answer.evidence.set([cited])
    submit_solution(version, by=lead, at=timezone.now())
    client.force_login(people.staff())
    assert [answer_for(client, one) for one in (before, cited)] == [404, 200]


def replaced(old, lead):
    return solutions.certificate(lead, replaces=old)


def answer_for(client, evidence):
    response = client.get(reverse("vendors:evidence_file", args=[evidence.pk]))
    if response.status_code == 200:
        assert b"".join(response.streaming_content).startswith(b"%PDF")
    return response.status_code


def test_evidence_list_says_how_often_a_file_was_opened(client, lead):
    own = solutions.certificate(lead)
    client.force_login(lead)
    assert " · opened " not in client.get(reverse("vendors:my_evidence")).content.decode()
    b"".join(client.get(reverse("vendors:evidence_file", args=[own.pk])))
    assert " · opened 1 time<" in client.get(reverse("vendors:my_evidence")).content.decode()


def test_evidence_whose_stored_file_changed_is_not_there_and_its_vendor_reads_why(
    client, lead, caplog
):
    own = solutions.certificate(lead)
    with own.document.file.storage.open(own.document.file.name, "wb") as stored:
        stored.write(b"another")
    client.force_login(lead)
    assert client.get(reverse("vendors:evidence_file", args=[own.pk])).status_code == 404
    page = client.get(reverse("vendors:my_evidence")).content.decode()
    assert "Closed: it is no longer the file that was uploaded" in page
    assert "is not what was uploaded" in caplog.text
