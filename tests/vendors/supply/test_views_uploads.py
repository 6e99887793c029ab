"""Files first, then what they are: nothing that came in is lost by a mistake in a form."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.documents.uploads import PNG, upload
from tests.journeys import people, solutions
from vendors.actions.supply.evidence import add_evidence, upload_evidence
from vendors.enums import EvidenceKind
from vendors.models import Evidence, EvidenceUpload
from workflow.models import Event

pytestmark = pytest.mark.django_db
ADD, LINK = reverse("vendors:add_evidence"), reverse("vendors:link_evidence")


@pytest.fixture
def lead():
    return solutions.bound_vendor()


@pytest.fixture
def waiting(lead):
    """A file of the lead's vendor that nobody has described."""
    upload_evidence(solutions.vendor_of(lead), [upload()], by=lead, at=timezone.now())
    return EvidenceUpload.objects.get()


def facts(**typed):
    year = timezone.localdate().year
    return {
        "kind": EvidenceKind.ISO_27001,
        "title": "ISO 2026",
        "issuer": "Northern Certifiers",
        "scope": "The service",
        "not_covered": "Laptops",
        "issued_on-day": "1",
        "issued_on-month": "1",
        "issued_on-year": str(year - 1),
        "expires_on-day": "1",
        "expires_on-month": "1",
        "expires_on-year": str(year + 1),
        **typed,
    }


def add(client, lead, *files, query=""):
    client.force_login(lead)
    vendor = solutions.vendor_of(lead)
    return client.post(f"{ADD}{query}", {"vendor": vendor.pk, "upload": files})


def describe(client, waiting, *, query="", **typed):
    client.force_login(waiting.added_by)
    address = reverse("vendors:describe_upload", args=[waiting.pk])
    return client.post(f"{address}{query}", facts(**typed))


def test_files_added_together_wait_for_their_facts_and_back_nothing(client, lead):
    response = add(client, lead, upload("one.pdf"), upload("two.pdf"))
    assert response.url == ADD
    assert list(EvidenceUpload.objects.values_list("document__name", flat=True).order_by("pk")) == [
        "one.pdf",
        "two.pdf",
    ]
    assert Evidence.objects.count() == 0
    page = client.get(reverse("vendors:my_evidence")).content.decode()
    assert page.count("Say what it is") == 2


def test_file_of_a_wrong_type_beside_a_good_one_is_refused_alone(client, lead):
    response = add(client, lead, upload("good.pdf"), upload("bad.pdf", PNG))
    assert response.status_code == 422
    assert response.context["form"].errors["upload"][0].startswith("bad.pdf: The name ends in")
    assert EvidenceUpload.objects.get().document.name == "good.pdf"
    assert "good.pdf" in response.content.decode()


@pytest.mark.parametrize("number", [0, 11])
def test_no_file_and_more_than_the_most_are_refused(client, lead, number):
    response = add(client, lead, *(upload(f"{n}.pdf") for n in range(number)))
    assert response.status_code == 422
    assert EvidenceUpload.objects.count() == 0


def test_file_for_a_vendor_that_is_not_the_readers_is_refused(client, lead):
    client.force_login(lead)
    other = people.vendor()
    response = client.post(ADD, {"vendor": other.pk, "upload": [upload()]})
    assert response.status_code == 422
    assert EvidenceUpload.objects.count() == 0


def test_person_of_two_vendors_says_whose_evidence_it_is(client, lead):
    second = people.vendor("Second Limited")
    people.give_role(lead, role="vendor_user", organisation=second, by=None, at=timezone.now())
    client.force_login(lead)
    assert "Whose evidence is it?" in client.get(ADD).content.decode()
    assert client.post(ADD, {"upload": [upload()]}).status_code == 422
    client.post(ADD, {"vendor": second.pk, "upload": [upload()]})
    assert EvidenceUpload.objects.get().vendor == second


def test_file_described_becomes_evidence_and_waits_no_more(client, waiting):
    response = describe(client, waiting)
    evidence = Evidence.objects.get()
    assert response.url == reverse("vendors:my_evidence")
    assert (evidence.title, evidence.document, evidence.not_covered) == (
        "ISO 2026",
        waiting.document,
        "Laptops",
    )
    assert EvidenceUpload.objects.count() == 0


def test_describe_page_starts_from_the_name_of_the_file(client, waiting):
    client.force_login(waiting.added_by)
    page = client.get(reverse("vendors:describe_upload", args=[waiting.pk]))
    assert page.context["form"].initial["title"] == "certificate"


TODAY = timezone.localdate()


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"issuer": ""}, "issuer", "Say who issued the certificate."),
        (
            {"not_covered": ""},
            "not_covered",
            "Say what the certificate does not cover. If nothing is left out, write “nothing”.",
        ),
        (
            {"issued_on-year": str(TODAY.year + 1)},
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
        (
            {"kind": EvidenceKind.CYBER_ESSENTIALS},
            "expires_on",
            "A Cyber Essentials certificate is valid for 12 months. Check both dates.",
        ),
    ],
)
def test_facts_with_a_mistake_are_refused_beside_the_field_and_the_file_stays(
    client, waiting, typed, field, sentence
):
    response = describe(client, waiting, **typed)
    assert response.status_code == 422
    assert response.context["form"].errors[field] == [sentence]
    assert EvidenceUpload.objects.get() == waiting
    assert Evidence.objects.count() == 0


def test_file_described_twice_becomes_evidence_once(client, waiting):
    describe(client, waiting)
    assert describe(client, waiting).status_code == 404
    assert Evidence.objects.count() == 1


def test_file_removed_is_gone_from_the_list_and_kept_in_the_log(client, waiting):
    client.force_login(waiting.added_by)
    client.post(reverse("vendors:remove_upload", args=[waiting.pk]))
    assert EvidenceUpload.objects.count() == 0
    assert Event.objects.about(waiting.document).last().name == "remove_upload"


@pytest.mark.parametrize("name", ["describe_upload", "remove_upload"])
def test_file_of_another_vendor_is_not_found(client, waiting, name):
    client.force_login(people.vendor_lead())
    address = reverse(f"vendors:{name}", args=[waiting.pk])
    assert (client.get(address).status_code, client.post(address).status_code) == (404, 404)


def test_link_is_kept_without_a_document(client, lead):
    client.force_login(lead)
    vendor = solutions.vendor_of(lead)
    client.post(LINK, facts(link="example.org/iso", vendor=vendor.pk))
    evidence = Evidence.objects.get()
    assert (evidence.link, evidence.document) == ("https://example.org/iso", None)


def test_link_left_out_is_asked_for(client, lead):
    client.force_login(lead)
    response = client.post(LINK, facts(vendor=solutions.vendor_of(lead).pk))
    assert response.context["form"].errors["link"] == ["Enter a link."]


def test_way_from_a_section_leads_back_there_and_nowhere_else(client, lead):
    section = reverse("vendors:answer_section", args=[solutions.draft(lead).solution.slug, "A"])
    response = add(client, lead, upload(), query=f"?back={section}")
    assert response.url == f"{ADD}?back={section.replace('/', '%2F')}"
    waiting = EvidenceUpload.objects.get()
    assert describe(client, waiting, query=f"?back={section}").url == section
    add(client, lead, upload())
    away = describe(client, EvidenceUpload.objects.get(), query="?back=//evil.example/")
    assert away.url == reverse("vendors:my_evidence")


def test_replacement_starts_from_what_the_old_one_said_but_its_dates(client, lead, waiting):
    old = solutions.certificate(lead, kind=EvidenceKind.ISO_42001, not_covered="The call centre")
    client.force_login(lead)
    address = reverse("vendors:describe_upload", args=[waiting.pk])
    form = client.get(f"{address}?replaces={old.pk}").context["form"]
    assert form.initial == {
        "kind": "iso_42001",
        "title": old.title,
        "issuer": "Northern Certifiers",
        "scope": "The hosted service",
        "not_covered": "The call centre",
        "replaces": old,
    }


@pytest.mark.parametrize("asked", ["x", "999999", ""])
def test_replacement_of_nothing_known_starts_empty(client, waiting, asked):
    solutions.certificate(waiting.added_by)
    client.force_login(waiting.added_by)
    address = reverse("vendors:describe_upload", args=[waiting.pk])
    page = client.get(f"{address}?replaces={asked}")
    assert page.context["form"].initial == {"title": "certificate"}


def test_replacement_of_another_vendors_evidence_is_refused(client, waiting):
    solutions.certificate(waiting.added_by)
    foreign = solutions.certificate(solutions.bound_vendor())
    response = describe(client, waiting, replaces=foreign.pk)
    assert list(response.context["form"].errors) == ["replaces"]
    assert Evidence.objects.filter(replaces__isnull=False).count() == 0


def test_replacement_across_two_vendors_of_one_person_is_refused(client, lead):
    second = people.vendor()
    people.give_role(lead, role="vendor_user", organisation=second, by=None, at=timezone.now())
    vendor = lead.memberships.order_by("pk").first().organisation
    old = add_evidence(
        vendor,
        upload=upload(),
        by=lead,
        at=timezone.now(),
        kind=EvidenceKind.POLICY,
        title="Policy",
    )
    client.force_login(lead)
    response = client.post(LINK, facts(link="example.org/iso", vendor=second.pk, replaces=old.pk))
    assert response.context["form"].errors["replaces"] == [
        "“Policy” belongs to another of your organisations."
    ]
