import pytest
from django.utils import timezone

from accounts.actions.memberships import ask_for_place
from accounts.models import Membership
from tests.journeys import people

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator():
    return people.administrator(name="Ada Bright")


@pytest.fixture
def at_work(signed_in, administrator):
    return signed_in(administrator)


def waiting(council=None, requested="Streets team", **who):
    return ask_for_place(
        people.anybody(**who), organisation=council, requested=requested, at=timezone.now()
    )


def names_on(page):
    return [person.name for person in page.context["page_obj"]]


def test_people_list_begins_with_who_waits(at_work):
    people.officer(name="Aaron First")
    waiting(name="Zoe Last")
    assert names_on(at_work.get("/staff/people/")) == ["Zoe Last", "Aaron First", "Ada Bright"]


@pytest.mark.parametrize("words", ["aaron", "streets", "MERE COUNCIL", "aaron@"])
def test_people_list_finds_by_name_address_organisation_and_what_was_asked(at_work, words):
    council = people.council("Fenmere Council")
    people.officer(council, name="Aaron First", email="aaron@example.org")
    waiting(name="Aaron Second", requested="Streets team, Fenmere Council")
    found = names_on(at_work.get("/staff/people/", {"words": words}))
    assert set(found) <= {"Aaron First", "Aaron Second"}
    assert found != []


def test_people_list_filters_by_role_held(at_work):
    people.officer(name="Aaron First")
    people.assessor(name="Cleo Third")
    assert names_on(at_work.get("/staff/people/", {"role": "assessor"})) == ["Cleo Third"]


def test_people_list_without_a_hit_says_so_and_leads_on(at_work):
    page = at_work.get("/staff/people/", {"words": "nobody has this name"})
    assert "No person matches these filters." in page.content.decode()


@pytest.mark.parametrize("people_there", [1, 30])
def test_people_list_costs_the_same_queries_at_any_length(
    at_work, django_assert_num_queries, people_there
):
    for _ in range(people_there):
        people.officer()
    at_work.get("/staff/people/")
    with django_assert_num_queries(6):
        at_work.get("/staff/people/")


def test_person_page_gives_a_role(at_work):
    person, council = people.anybody(name="Grace"), people.council()
    address = f"/staff/people/{person.pk}/"
    typed = {"organisation": council.pk, "role": "council_lead"}
    assert at_work.post(address, typed).url == address
    held = list(person.memberships.active().values_list("role", "organisation"))
    assert held == [("council_lead", council.pk)]
    assert "Grace is now Council lead." in at_work.get(address).content.decode()


def test_person_page_refuses_a_role_that_does_not_fit_and_keeps_what_was_chosen(at_work):
    person, council = people.anybody(), people.council("Fenmere Council")
    typed = {"organisation": council.pk, "role": "vendor_lead"}
    page = at_work.post(f"/staff/people/{person.pk}/", typed)
    assert page.status_code == 422
    assert page.context["form"].non_field_errors() == [
        "Nobody can be Vendor lead in Fenmere Council."
    ]
    assert page.context["form"]["organisation"].value() == str(council.pk)


def test_administrator_approves_into_the_organisation_they_choose(at_work):
    asked, body = waiting(), people.public_body()
    typed = {"organisation": body.pk, "role": "council_officer"}
    assert at_work.post(f"/people/roles/{asked.pk}/approve/", typed).url == "/staff/people/"
    asked.refresh_from_db()
    assert (asked.status, asked.organisation) == ("active", body)


def test_lead_approves_into_the_own_council_whatever_is_posted(signed_in):
    council, elsewhere = people.council(), people.council()
    asked = waiting(council)
    lead = signed_in(people.council_lead(council))
    typed = {"organisation": elsewhere.pk, "role": "council_officer"}
    assert lead.post(f"/people/roles/{asked.pk}/approve/", typed).url == "/people/"
    asked.refresh_from_db()
    assert (asked.status, asked.organisation) == ("active", council)


def test_lead_is_offered_the_own_organisations_roles_without_assessor(signed_in):
    council = people.council()
    page = signed_in(people.council_lead(council)).get(
        f"/people/roles/{waiting(council).pk}/approve/"
    )
    offered = [value for value, _ in page.context["form"].fields["role"].choices]
    assert offered == ["council_officer", "council_lead"]


def test_request_decided_by_somebody_else_shows_the_second_what_the_first_did(signed_in):
    asked, council = waiting(), people.council()
    first = signed_in(people.administrator(name="Ada Bright"))
    first.post(f"/people/roles/{asked.pk}/refuse/", {"reason": "Write from your work address."})
    second = signed_in(people.administrator(name="Ben Quick"))
    page = second.post(
        f"/people/roles/{asked.pk}/approve/",
        {"organisation": council.pk, "role": "council_officer"},
    )
    words = page.content.decode()
    assert page.status_code == 409
    for told in ("Somebody was first", "Ada Bright", "Refuse", "Write from your work address."):
        assert told in words
    assert Membership.objects.get(pk=asked.pk).status == "refused"


def test_request_refused_twice_by_the_same_person_leads_on_with_a_word(at_work):
    asked = waiting()
    address = f"/people/roles/{asked.pk}/refuse/"
    at_work.post(address, {"reason": "Unknown."})
    again = at_work.post(address, {"reason": "Unknown."}, follow=True)
    assert again.redirect_chain == [("/work/", 302)]
    assert "You did this already: Refuse." in again.content.decode()


def test_refusal_without_a_reason_is_asked_for_beside_the_field(at_work):
    page = at_work.post(f"/people/roles/{waiting().pk}/refuse/", {"reason": " "})
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["reason"])


def test_page_of_a_role_shows_only_the_acts_that_are_possible(at_work, administrator):
    asked = waiting()
    assert _acts(at_work, asked) == ["approve", "refuse"]
    at_work.post(f"/people/roles/{asked.pk}/refuse/", {"reason": "Unknown."})
    assert _acts(at_work, asked) == []
    assert _acts(at_work, people.officer().memberships.get()) == ["end"]
    assert _acts(at_work, administrator.memberships.get()) == []


def _acts(browser, membership):
    words = browser.get(f"/people/roles/{membership.pk}/").content.decode()
    return [a for a in ("approve", "refuse", "end") if f"/{membership.pk}/{a}/" in words]


def test_person_whose_request_was_refused_reads_why_and_may_ask_again(signed_in, at_work):
    asked = waiting()
    at_work.post(f"/people/roles/{asked.pk}/refuse/", {"reason": "Write from work."})
    page = signed_in(asked.user).get("/work/", follow=True)
    assert page.redirect_chain[-1] == ("/welcome/organisation/", 302)
    assert "Write from work." in page.content.decode()
