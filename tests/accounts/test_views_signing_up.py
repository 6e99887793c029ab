"""Signing up in the browser's order, without scripts: address, code, place."""

import re

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from accounts.actions.invitations import invite_person
from accounts.models import User
from tests.journeys import people

pytestmark = pytest.mark.django_db


def sign_up(client, email, **changes):
    answers = {"name": "Ada Bright", "email": email, "password1": "a long pass phrase", **changes}
    return client.post("/account/signup/", answers)


def enter_code(client):
    code = re.search(r"left open: (\S+)", mail.outbox[-1].body).group(1)
    return client.post("/account/confirm-email/", {"code": code}, follow=True)


def test_officer_of_a_known_domain_lands_at_work_in_the_own_council(client):
    council = people.council(domain="northmere.gov.uk")
    assert sign_up(client, "Ada@Northmere.gov.uk").url == "/account/confirm-email/"
    landed = enter_code(client)
    assert landed.redirect_chain[-1] == ("/work/", 302)
    ada = User.objects.get(email="ada@northmere.gov.uk")
    assert ada.name == "Ada Bright"
    held = list(ada.memberships.values_list("organisation", "role", "status"))
    assert held == [(council.pk, "council_officer", "active")]


def test_officer_of_a_shared_domain_chooses_among_those_councils_only(client):
    shared = [people.council(name, domain="shared.gov.uk") for name in ("Ashby", "Birch")]
    people.council("Elsewhere")
    sign_up(client, "ada@shared.gov.uk")
    page = enter_code(client)
    assert page.redirect_chain[-1] == ("/welcome/council/", 302)
    offered = list(page.context["form"].fields["council"].queryset)
    assert offered == shared
    landed = client.post("/welcome/council/", {"council": shared[1].pk}, follow=True)
    assert landed.redirect_chain == [("/work/", 302)]


def test_officer_of_a_shared_domain_cannot_choose_another_council(client):
    for _ in range(2):
        people.council(domain="shared.gov.uk")
    elsewhere = people.council()
    sign_up(client, "ada@shared.gov.uk")
    enter_code(client)
    refused = client.post("/welcome/council/", {"council": elsewhere.pk})
    assert refused.status_code == 422
    assert User.objects.get(email="ada@shared.gov.uk").memberships.count() == 0


def test_person_of_an_unknown_domain_asks_and_then_waits_politely(client):
    council = people.council()
    sign_up(client, "ada@example.org")
    page = enter_code(client)
    assert page.redirect_chain[-1] == ("/welcome/organisation/", 302)
    asked = {"organisation": council.pk, "requested": "Streets team"}
    waiting = client.post("/welcome/organisation/", asked, follow=True)
    assert waiting.redirect_chain == [("/welcome/waiting/", 302)]
    assert "We are checking where you work" in waiting.content.decode()
    again = client.get("/work/", follow=True)
    assert again.redirect_chain[-1] == ("/welcome/waiting/", 302)


def test_person_who_names_no_organisation_is_asked_again(client):
    sign_up(client, "ada@example.org")
    enter_code(client)
    refused = client.post("/welcome/organisation/", {})
    assert refused.status_code == 422
    assert refused.context["form"].errors == {
        "organisation": ["Choose your council, or write its name below."]
    }


def test_wrong_code_lets_nobody_in(client):
    people.council(domain="northmere.gov.uk")
    sign_up(client, "ada@northmere.gov.uk")
    client.post("/account/confirm-email/", {"code": "WRONG1"})
    assert client.get("/work/").url.startswith("/account/login/")
    assert User.objects.get(email="ada@northmere.gov.uk").memberships.count() == 0


def test_address_that_has_an_account_gets_the_same_answer_as_one_that_has_none(client):
    people.anybody(email="ada@example.org")
    taken, free = Client(), Client()
    answers = [sign_up(taken, "ada@example.org"), sign_up(free, "new@example.org")]
    assert answers[0].url == answers[1].url
    pages = [browser.get("/account/confirm-email/") for browser in (taken, free)]
    assert [page.status_code for page in pages] == [200, 200]
    words = [
        re.sub(r"csrfmiddlewaretoken.*?>|\S+@example.org", "", page.content.decode())
        for page in pages
    ]
    assert words[0] == words[1]
    assert User.objects.filter(email="ada@example.org").count() == 1


def test_address_without_an_account_gets_the_same_answer_to_a_lost_password(client):
    people.anybody(email="ada@example.org")
    answers = [
        client.post("/account/password/reset/", {"email": email})
        for email in ("ada@example.org", "nobody@example.org")
    ]
    assert answers[0].url == answers[1].url


@pytest.mark.parametrize("password", ["short", "1234567890123", "password1234", "ada@example.org"])
def test_weak_password_is_refused_and_the_typed_name_is_kept(client, password):
    refused = sign_up(client, "ada@example.org", password1=password)
    assert 'value="Ada Bright"' in refused.content.decode()
    assert User.objects.count() == 0


@pytest.mark.parametrize("name", ["🏛 Ada", "עדה", "x" * 300])
def test_unusual_name_is_taken_as_it_is(client, name):
    sign_up(client, "ada@example.org", name=name)
    assert User.objects.get().name == name


def test_name_too_long_is_refused(client):
    refused = sign_up(client, "ada@example.org", name="x" * 301)
    assert list(refused.context["form"].errors) == ["name"]


def test_person_invited_goes_on_to_the_invitation_after_signing_up(client):
    lead = people.vendor_lead()
    organisation = lead.memberships.get().organisation
    invitation = invite_person(
        "grace@example.org",
        role="vendor_user",
        organisation=organisation,
        by=lead,
        at=timezone.now(),
    )
    sign_up(client, "grace@example.org")
    page = enter_code(client)
    assert page.redirect_chain[-1] == (f"/invitations/{invitation.token}/", 302)
    landed = client.post(f"/invitations/{invitation.token}/accept/", follow=True)
    assert landed.redirect_chain == [("/work/", 302)]


@pytest.mark.parametrize("email", ["", "ada", "x" * 300 + "@example.org"])
def test_address_that_is_none_is_refused_beside_the_field(client, email):
    refused = sign_up(client, email)
    assert list(refused.context["form"].errors) == ["email"]


def test_whoever_gave_a_wrong_address_begins_again(client):
    sign_up(client, "ada@northmer.gov.uk")
    assert client.get("/account/signup/").url == "/account/confirm-email/"
    assert "Begin again" in client.get("/account/confirm-email/").content.decode()
    client.post("/account/logout/", {"next": "/account/signup/"})
    assert client.get("/account/signup/").status_code == 200
