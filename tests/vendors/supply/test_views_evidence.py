import pytest
from django.urls import reverse
from django.utils import timezone

from tests.documents.uploads import upload
from tests.journeys import people, solutions
from vendors.enums import EvidenceKind
from vendors.models import Evidence

pytestmark = pytest.mark.django_db


def address(name, version, *more):
    return reverse(f"vendors:{name}", args=[version.solution.slug, *more])


@pytest.fixture
def lead():
    return solutions.bound_vendor()


def evidence(**typed):
    return {
        "kind": EvidenceKind.CYBER_ESSENTIALS,
        "title": "CE 2026",
        "given_as": "file",
        "upload": upload(),
        "issuer": "Northern Certifiers",
        "scope": "The service",
        "not_covered": "Laptops",
        "issued_on-day": "1",
        "issued_on-month": "1",
        "issued_on-year": str(timezone.localdate().year - 1),
        "expires_on-day": "1",
        "expires_on-month": "1",
        "expires_on-year": str(timezone.localdate().year + 1),
        **typed,
    }


def add(client, lead, **typed):
    client.force_login(lead)
    return client.post(reverse("vendors:add_evidence"), evidence(**typed))


def test_evidence_added_as_a_file_waits_for_its_scan(client, lead):
    response = add(client, lead)
    added = Evidence.objects.get()
    assert response.url == reverse("vendors:my_evidence")
    assert (added.title, added.link, added.document.scan_status) == ("CE 2026", "", "waiting")
    assert "Waiting for the virus scan" in client.get(response.url).content.decode()
    assert client.get(reverse("vendors:evidence_file", args=[added.pk])).status_code == 404


def test_evidence_added_as_a_link_has_no_document(client, lead):
    add(client, lead, given_as="link", link="example.org/ce", upload="")
    added = Evidence.objects.get()
    assert (added.link, added.document) == ("https://example.org/ce", None)


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"upload": ""}, "upload", "Choose a file."),
        ({"given_as": "link", "upload": ""}, "link", "Enter a link."),
        ({"given_as": ""}, "given_as", "Choose a file or a link."),
        ({"issuer": ""}, "issuer", "Say who issued the certificate."),
        (
            {"not_covered": ""},
            "not_covered",
            "Say what the certificate does not cover. If nothing is left out, write “nothing”.",
        ),
        (
            {"issued_on-year": str(timezone.localdate().year + 1)},
            "issued_on",
            "The date of issue is in the future.",
        ),
        (
            {"expires_on-year": "2001"},
            "expires_on",
            "It ends before it was issued. Check both dates.",
        ),
        (
            {"issued_on-year": "2000", "expires_on-year": "2001"},
            "expires_on",
            "This has ended already. Add one that is valid today.",
        ),
    ],
)
def test_evidence_with_a_mistake_says_so_beside_the_field(client, lead, typed, field, sentence):
    response = add(client, lead, **typed)
    assert response.context["form"].errors[field] == [sentence]
    assert Evidence.objects.count() == 0


@pytest.mark.parametrize(
    "file",
    [upload("fake.pdf", b"MZ program"), upload("empty.pdf", b""), upload("page.html", b"<html>")],
)
def test_evidence_of_a_wrong_type_is_refused(client, lead, file):
    response = add(client, lead, upload=file)
    assert response.status_code == 422
    assert "upload" in response.context["form"].errors
    assert Evidence.objects.count() == 0


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
    with django_assert_num_queries(5):
        client.get(reverse("vendors:my_evidence"))


def test_evidence_added_from_a_section_leads_back_there_and_nowhere_else(client, lead):
    client.force_login(lead)
    version = solutions.draft(lead)
    section = address("answer_section", version, "A")
    inside = client.post(f"{reverse('vendors:add_evidence')}?back={section}", evidence())
    outside = client.post(
        f"{reverse('vendors:add_evidence')}?back=//evil.example/", evidence(upload=upload())
    )
    assert (inside.url, outside.url) == (section, reverse("vendors:my_evidence"))


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
