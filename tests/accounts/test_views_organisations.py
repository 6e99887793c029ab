from datetime import date

import pytest

from accounts.models import Organisation
from tests.journeys import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def at_work(signed_in):
    return signed_in(people.administrator())


def facts(**changes):
    council = {
        "name": "Fenmere Council",
        "kind": "council",
        "council_type": "unitary",
        "region": "north_east",
        "gss_code": "E06000099",
    }
    return {**council, **changes}


def names_on(page):
    return [str(organisation) for organisation in page.context["page_obj"]]


@pytest.mark.parametrize("words", ["ashby", "E06000077", "ashby.gov"])
def test_organisations_are_found_by_name_code_and_domain(at_work, words):
    people.council("Ashby Council", domain="ashby.gov.uk", gss_code="E06000077")
    people.council("Birch Council")
    assert names_on(at_work.get("/staff/organisations/", {"words": words})) == ["Ashby Council"]


def test_organisations_are_filtered_by_kind_and_state(at_work):
    people.council("Ashby Council", ended_on=date(2023, 4, 1))
    people.council("Birch Council")
    people.vendor("Larkfield")
    asked = {"kind": "council", "state": "closed"}
    assert names_on(at_work.get("/staff/organisations/", asked)) == ["Ashby Council"]
    asked = {"kind": "council", "state": "existing"}
    assert names_on(at_work.get("/staff/organisations/", asked)) == ["Birch Council"]


@pytest.mark.parametrize("councils", [1, 30])
def test_list_of_organisations_costs_the_same_queries_at_any_length(
    at_work, django_assert_num_queries, councils
):
    for _ in range(councils):
        people.officer()
    at_work.get("/staff/organisations/")
    with django_assert_num_queries(5):
        at_work.get("/staff/organisations/")


def test_organisation_added_has_a_page(at_work):
    added = at_work.post("/staff/organisations/new/", facts())
    assert added.url == "/staff/organisations/fenmere-council/"
    assert at_work.get(added.url).status_code == 200


@pytest.mark.parametrize(
    ("changes", "wrong"),
    [
        ({"council_type": ""}, ["council_type"]),
        ({"region": ""}, ["region"]),
        ({"name": ""}, ["name"]),
        ({"name": "x" * 301}, ["name"]),
        ({"kind": "kingdom"}, ["kind"]),
        (
            {"started_on-day": "31", "started_on-month": "2", "started_on-year": "2020"},
            ["started_on"],
        ),
    ],
)
def test_organisation_with_a_mistake_is_refused_beside_the_field(at_work, changes, wrong):
    page = at_work.post("/staff/organisations/new/", facts(**changes))
    assert (page.status_code, list(page.context["form"].errors)) == (422, wrong)
    assert Organisation.objects.councils().count() == 0


def test_organisation_with_the_code_of_another_is_refused(at_work):
    people.council(gss_code="E06000099")
    page = at_work.post("/staff/organisations/new/", facts())
    assert list(page.context["form"].errors) == ["gss_code"]


def test_organisation_edited_keeps_its_address(at_work):
    council = people.council("Ashby Council")
    at_work.post(f"/staff/organisations/{council.slug}/edit/", facts(name="Ashby City Council"))
    council.refresh_from_db()
    assert council.name == "Ashby City Council"


def test_organisation_edited_with_a_mistake_shows_its_true_name_above_the_form(at_work):
    council = people.council("Ashby Council")
    page = at_work.post(f"/staff/organisations/{council.slug}/edit/", facts(name=""))
    assert "Edit Ashby Council" in page.content.decode()


@pytest.mark.parametrize("domain", ["northmere", "@", "north mere.gov.uk", "https://x.gov.uk"])
def test_domain_that_is_none_is_refused(at_work, domain):
    council = people.council()
    page = at_work.post(f"/staff/organisations/{council.slug}/", {"domain": domain})
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["domain"])


def test_domain_is_added_however_it_is_typed_and_removed(at_work):
    council = people.council(domain="first.gov.uk")
    address = f"/staff/organisations/{council.slug}/"
    at_work.post(address, {"domain": " @Second.gov.uk "})
    assert sorted(map(str, council.domains.all())) == ["first.gov.uk", "second.gov.uk"]
    second = council.domains.get(domain="second.gov.uk")
    at_work.post(f"{address}domains/{second.pk}/remove/")
    assert list(map(str, council.domains.all())) == ["first.gov.uk"]


def test_organisation_closed_names_its_successor(at_work):
    old, new = people.council("Ashby"), people.council("Birch")
    day = {"ended_on-day": "1", "ended_on-month": "4", "ended_on-year": "2025"}
    at_work.post(f"/staff/organisations/{old.slug}/end/", {**day, "successor": new.pk})
    old.refresh_from_db()
    assert (old.ended_on, old.successor) == (date(2025, 4, 1), new)
    assert "Birch" in at_work.get(f"/staff/organisations/{old.slug}/").content.decode()


def test_successor_is_another_existing_organisation_of_the_same_kind(at_work):
    old, other = people.council("Ashby"), people.council("Birch")
    people.council("Gone", ended_on=date(2020, 4, 1))
    people.vendor()
    page = at_work.get(f"/staff/organisations/{old.slug}/end/")
    assert list(page.context["form"].fields["successor"].queryset) == [other]
