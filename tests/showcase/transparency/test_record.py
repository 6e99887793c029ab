import csv
import io
import json

import pytest
from django.urls import reverse

from showcase.queries.transparency import transparency_record
from showcase.transparency.fields import FIELDS, STANDARD, VERSION
from showcase.transparency.record import SaidBy
from tests.journeys import people, solutions
from tests.journeys.vetting import solution_at
from vendors.criteria.files import read_criteria_set

pytestmark = pytest.mark.django_db
TOLD = {"E3": "Fieldnote writes notes of a visit. A social worker signs each.", "E4": "We host it."}


def url(name, version):
    return reverse(f"showcase:transparency_{name}", args=[version.solution.slug])


def answered(**values):
    """A draft that answers the criteria that ship with the portal."""
    criteria = solutions.criteria_set(solutions.REAL_CRITERIA)
    round = solutions.round_taking_solutions(criteria)
    version = solutions.described(solutions.draft(round=round))
    return solutions.answered(version, **values)


def by_attribute(record):
    return {entry.field.attribute: (entry.text, entry.said_by) for entry in record.entries}


def test_record_holds_what_the_vendor_answered_about_the_standard():
    version = answered(**TOLD)
    fields = by_attribute(transparency_record(version))
    vendor = version.solution.vendor
    assert fields["name"] == (version.solution.name, SaidBy.PORTAL)
    assert fields["description"] == (TOLD["E3"], SaidBy.VENDOR)
    assert fields["external_supplier"] == (vendor.name, SaidBy.PORTAL)
    assert fields["companies_house_number"] == (vendor.vendor_profile.company_number, SaidBy.PORTAL)
    assert fields["external_supplier_role"] == (TOLD["E4"], SaidBy.VENDOR)
    assert fields["human_decisions_and_review"] == (
        version.how_people_stay_in_charge,
        SaidBy.VENDOR,
    )


def test_record_leaves_to_the_council_what_only_the_council_knows():
    fields = by_attribute(transparency_record(answered(**TOLD)))
    left = {attribute for attribute, said in fields.items() if said == ("", SaidBy.COUNCIL)}
    assert left == {
        "organisation_name",
        "phase",
        "website_url",
        "contact_email",
        "organisation_or_department",
        "team",
        "senior_responsible_owner",
        "procurement_procedure_type",
        "data_access_terms",
        "process_integration",
    }


def test_record_without_an_answer_says_what_the_public_page_says():
    fields = by_attribute(transparency_record(solution_at("eligible")))
    assert fields["description"][0].startswith("It ")
    assert fields["external_supplier_role"] == ("", SaidBy.COUNCIL)


def test_shipped_criteria_still_ask_about_both_tiers_of_the_version_we_name():
    written = read_criteria_set(solutions.REAL_CRITERIA.read_text(encoding="utf-8"))
    criteria = [criterion for section in written.sections for criterion in section.criteria]
    ours = [criterion for criterion in criteria if criterion["source_mechanism"] == STANDARD]
    assert {criterion["source_version"] for criterion in ours} == {VERSION}
    assert [criterion["source_clause"][:6] for criterion in ours] == ["Tier 1", "Tier 2"]


def test_page_says_that_it_is_a_draft_and_publishing_the_councils_duty(client):
    version = solution_at("eligible")
    client.force_login(people.officer())
    page = client.get(url("record", version)).content.decode()
    assert "It is not a published record" in page
    assert "is for the council that uses the tool" in page
    assert page.count("For the council to complete") == 11


def test_files_say_the_same_as_the_page(client):
    version = solution_at("eligible", name="=Fieldnote")
    client.force_login(people.officer())
    table = client.get(url("table", version)).content.decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(table)))
    data = json.loads(client.get(url("data", version)).content)
    references = [field.reference for field in FIELDS]
    assert [line["Reference"] for line in lines] == references
    assert [field["reference"] for field in data["fields"]] == references
    assert (data["is_draft"], data["standard"]["version"]) == (True, "3.0")
    assert lines[0]["Text"] == "'=Fieldnote"
    contact = next(line for line in lines if line["Attribute"] == "contact_email")
    assert contact["Text"].startswith("[For the council to complete: ")


def test_record_of_a_solution_that_is_not_eligible_is_not_there(client):
    client.force_login(people.officer())
    for status in ("not_eligible", "lapsed", "in_vetting"):
        assert client.get(url("record", solution_at(status))).status_code == 404


def test_record_is_for_councils_staff_and_its_own_vendor(client):
    version = solution_at("eligible")
    lead = solutions.lead_of(version)
    expected = {
        people.officer(): 200,
        people.staff(): 200,
        lead: 200,
        people.vendor_lead(): 404,
        people.assessor(): 404,
        people.anybody(): 404,
    }
    for person, status in expected.items():
        client.force_login(person)
        there = reverse("vendors:solution", args=[version.solution.slug])
        assert client.get(url("record", version)).status_code == status
        shown = url("record", version) in client.get(there).content.decode()
        assert shown is (status == 200)


def test_record_for_somebody_not_signed_in_leads_to_signing_in(client):
    version = solution_at("eligible")
    assert client.get(url("record", version)).status_code == 302
    page = client.get(reverse("vendors:solution", args=[version.solution.slug])).content.decode()
    assert "Councils read it after signing in" in page
    assert "E3" not in page


def test_record_costs_few_queries(client, django_assert_num_queries):
    version = solution_at("eligible")
    client.force_login(people.officer())
    with django_assert_num_queries(5):
        client.get(url("record", version))
