import pytest
from django.utils import timezone

from accounts.actions.memberships import ask_for_place, give_role
from accounts.models import Invitation
from tests.journeys import people

pytestmark = pytest.mark.django_db


def test_lead_sees_the_people_of_the_own_organisation_alone(signed_in):
    council = people.council()
    lead = people.council_lead(council, name="Ada Bright")
    people.officer(council, name="Ben Quick")
    people.officer(name="Carl Elsewhere")
    words = signed_in(lead).get("/people/").content.decode()
    assert "Ada Bright" in words
    assert "Ben Quick" in words
    assert "Carl Elsewhere" not in words


def test_lead_of_two_organisations_sees_both(signed_in):
    lead = people.council_lead(people.council("Ashby"))
    give_role(
        lead,
        role="vendor_lead",
        organisation=people.vendor("Larkfield"),
        by=None,
        at=timezone.now(),
    )
    page = signed_in(lead).get("/people/")
    assert [str(each) for each in page.context["organisations"]] == ["Ashby", "Larkfield"]


def test_lead_invites_and_withdraws(signed_in):
    lead = people.vendor_lead()
    slug = lead.memberships.get().organisation.slug
    browser = signed_in(lead)
    typed = {"email": "grace@example.org", "role": "vendor_user"}
    assert browser.post(f"/people/{slug}/invite/", typed).url == "/people/"
    invitation = Invitation.objects.get()
    assert "grace@example.org" in browser.get("/people/").content.decode()
    browser.post(f"/people/invitations/{invitation.pk}/withdraw/")
    invitation.refresh_from_db()
    assert invitation.status == "withdrawn"


@pytest.mark.parametrize("email", ["", "grace", "grace@", "x" * 300 + "@example.org"])
def test_invitation_to_no_address_is_refused_beside_the_field(signed_in, email):
    lead = people.vendor_lead()
    slug = lead.memberships.get().organisation.slug
    typed = {"email": email, "role": "vendor_user"}
    page = signed_in(lead).post(f"/people/{slug}/invite/", typed)
    assert (page.status_code, list(page.context["form"].errors)) == (422, ["email"])
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize("people_there", [1, 30])
def test_peoples_page_costs_the_same_queries_at_any_length(
    signed_in, django_assert_num_queries, people_there
):
    council = people.council()
    browser = signed_in(people.council_lead(council))
    for _ in range(people_there):
        ask_for_place(people.anybody(), organisation=council, requested="", at=timezone.now())
    browser.get("/people/")
    with django_assert_num_queries(5):
        browser.get("/people/")


def test_own_page_changes_the_name_and_lists_every_role(signed_in):
    officer = people.officer(people.council("Ashby Council"), name="Ada")
    browser = signed_in(officer)
    assert "Ashby Council" in browser.get("/account/").content.decode()
    assert browser.post("/account/", {"name": "Ada Bright"}).url == "/account/"
    officer.refresh_from_db()
    assert officer.name == "Ada Bright"


def test_invitation_opened_by_another_account_says_whom_it_is_for(signed_in):
    lead = people.vendor_lead()
    slug = lead.memberships.get().organisation.slug
    signed_in(lead).post(
        f"/people/{slug}/invite/", {"email": "grace@example.org", "role": "vendor_user"}
    )
    page = signed_in(people.anybody()).get(f"/invitations/{Invitation.objects.get().token}/")
    assert "This invitation is for grace@example.org." in page.content.decode()
    assert "/accept/" not in page.content.decode()
