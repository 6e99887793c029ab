"""Signing in by a council's own directory, against a real provider in a process of its own."""

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.journeys import directories, people
from workflow.models import Event

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(identity_provider, settings):
    cache.clear()
    council = people.council("Northmere Council", domain="northmere.gov.uk")
    directories.with_directory(council, identity_provider.issuer, settings)
    return council


def leave(client, council, **query):
    """The address of the directory to which the portal sends the browser."""
    left = client.get(reverse("openid_connect_login", args=[council.slug]), query)
    assert left.status_code == 302
    return left.url


def come_in(client, provider, council, sub, **query):
    """The whole way there and back; the page that the browser ends on."""
    back = provider.sign_in(leave(client, council, **query), sub)
    return client.get(back, follow=True)


def is_signed_in(client):
    return "_auth_user_id" in client.session


def test_officer_new_to_the_portal_comes_in_by_the_councils_directory(
    client, identity_provider, council
):
    identity_provider.knows(
        "ada", email="Ada@northmere.gov.uk", email_verified=True, name="Ada Bright"
    )
    landed = come_in(client, identity_provider, council, "ada")
    assert landed.redirect_chain[-1] == ("/work/", 302)
    ada = User.objects.get(email="ada@northmere.gov.uk")
    assert (ada.name, ada.has_usable_password()) == (
        "Ada Bright",
        False,
    )
    held = list(ada.memberships.values_list("organisation", "role", "status"))
    assert held == [(council.pk, "council_officer", "active")]


def test_officer_who_has_an_account_joins_it_and_keeps_the_own_password(
    client, identity_provider, council
):
    ada = people.officer(council, email="ada@northmere.gov.uk")
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    come_in(client, identity_provider, council, "ada")
    assert client.session["_auth_user_id"] == str(ada.pk)
    ada.refresh_from_db()
    assert ada.check_password(people.PASSWORD)
    assert ada.memberships.count() == 1


def test_officer_known_already_is_told_apart_by_number_and_not_by_address(
    client, identity_provider, council
):
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    come_in(Client(), identity_provider, council, "ada")
    identity_provider.knows("ada", email="ada.bright@northmere.gov.uk", email_verified=True)
    come_in(client, identity_provider, council, "ada")
    known = User.objects.get(email="ada@northmere.gov.uk")
    assert client.session["_auth_user_id"] == str(known.pk)
    assert not User.objects.filter(email="ada.bright@northmere.gov.uk").exists()


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ({"email": "ada@elsewhere.gov.uk", "email_verified": True}, "not one of its own"),
        ({"email": "ada@sub.northmere.gov.uk", "email_verified": True}, "not one of its own"),
        ({"email": "ada@northmere.gov.uk", "email_verified": False}, "did not confirm"),
        ({"email": "ada@northmere.gov.uk", "email_verified": "true"}, "did not confirm"),
        ({"email": "ada@northmere.gov.uk"}, "did not confirm"),
        ({}, "did not confirm"),
    ],
)
def test_address_unproven_or_of_another_domain_is_refused_with_the_other_ways_in(
    client, identity_provider, council, claims, words
):
    before = User.objects.count()
    identity_provider.knows("eva", **claims)
    page = come_in(client, identity_provider, council, "eva")
    assert (page.status_code, is_signed_in(client)) == (403, False)
    assert words in page.content.decode()
    assert reverse("account_login") in page.content.decode()
    assert User.objects.count() == before


@pytest.mark.parametrize("make", [people.officer, people.vendor_user, people.staff])
def test_account_with_a_role_outside_the_council_is_never_taken_over(
    client, identity_provider, council, make
):
    make(email="ada@northmere.gov.uk")
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    page = come_in(client, identity_provider, council, "ada")
    assert (page.status_code, is_signed_in(client)) == (403, False)
    assert "has a role outside Northmere Council" in page.content.decode()
    assert SocialAccount.objects.count() == 0


def test_account_that_only_asked_to_change_to_the_address_is_not_joined(
    client, identity_provider, council
):
    stranger = people.anybody()
    stranger.emailaddress_set.create(email="ada@northmere.gov.uk", verified=False)
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    come_in(client, identity_provider, council, "ada")
    assert client.session.get("_auth_user_id") != str(stranger.pk)
    assert stranger.socialaccount_set.count() == 0


def test_password_of_whoever_signed_up_with_anothers_address_is_gone(
    client, identity_provider, council
):
    """Somebody who never proved the address set a password and waits for its owner to come."""
    squatted = people.anybody(email="ada@northmere.gov.uk")
    squatted.emailaddress_set.update(verified=False)
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    come_in(client, identity_provider, council, "ada")
    squatted.refresh_from_db()
    assert not squatted.has_usable_password()


def test_second_factor_is_asked_for_after_the_directory(client, identity_provider, council):
    officer = people.officer(council, email="ada@northmere.gov.uk")
    people.with_second_factor(officer)
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    page = come_in(client, identity_provider, council, "ada")
    assert page.redirect_chain[-1] == (reverse("mfa_authenticate"), 302)
    assert not is_signed_in(client)


def test_role_ended_before_is_not_given_again(client, identity_provider, council):
    ada = people.officer(council, email="ada@northmere.gov.uk")
    ada.memberships.update(status="ended")
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    come_in(client, identity_provider, council, "ada")
    assert ada.memberships.active().count() == 0


def test_council_that_shares_its_domain_gets_only_those_its_own_directory_signs_in(
    client, identity_provider, council
):
    other = people.council("Birch", domain="northmere.gov.uk")
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    come_in(client, identity_provider, council, "ada")
    ada = User.objects.get(email="ada@northmere.gov.uk")
    assert list(ada.memberships.values_list("organisation", flat=True)) == [council.pk]
    assert other.memberships.count() == 0


def test_what_is_asked_of_the_directory_carries_state_nonce_and_pkce(client, council):
    asked = parse_qs(urlsplit(leave(client, council)).query)
    assert asked["code_challenge_method"] == ["S256"]
    assert {"state", "nonce", "code_challenge"} <= set(asked)
    assert min(len(asked[name][0]) for name in ("state", "nonce", "code_challenge")) >= 16
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}


def test_request_cannot_ask_the_directory_for_more_or_join_it_to_another_account(client, council):
    more = {"scope": "address", "auth_params": "prompt=none", "process": "connect"}
    asked = parse_qs(urlsplit(leave(client, council, **more)).query)
    assert set(asked["scope"][0].split()) == {"openid", "profile", "email"}
    assert "prompt" not in asked
    [(state, *_)] = client.session["socialaccount_states"].values()
    assert state["process"] == "login"


def test_way_back_used_twice_signs_nobody_in(client, identity_provider, council):
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    back = identity_provider.sign_in(leave(client, council), "ada")
    client.get(back)
    client.logout()
    again = client.get(back)
    assert (again.status_code, is_signed_in(client)) == (403, False)
    assert "was used before" in again.content.decode()


def test_way_back_opened_in_another_browser_signs_nobody_in(client, identity_provider, council):
    """A link that would sign its victim in as the attacker."""
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    back = identity_provider.sign_in(leave(Client(), council), "ada")
    assert client.get(back).status_code == 403
    assert not is_signed_in(client)


def test_token_made_for_another_sign_in_is_refused(client, identity_provider, council):
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    address = leave(client, council)
    nonce = parse_qs(urlsplit(address).query)["nonce"][0]
    back = identity_provider.sign_in(address.replace(nonce, "another"), "ada")
    assert client.get(back).status_code == 403
    assert not is_signed_in(client)


def test_directory_that_names_another_issuer_is_refused(
    client, identity_provider, council, settings
):
    """It answers at this address and says it is the one of that name."""
    elsewhere = identity_provider.issuer.replace("127.0.0.1", "localhost")
    directories.with_directory(council, f"{elsewhere}/.well-known/openid-configuration?", settings)
    page = client.get(reverse("openid_connect_login", args=[council.slug]))
    assert page.status_code == 403


def test_directory_that_does_not_answer_leads_to_a_page_with_the_other_ways_in(
    client, council, settings
):
    directories.with_directory(council, "http://127.0.0.1:1", settings)
    page = client.get(reverse("openid_connect_login", args=[council.slug]))
    assert page.status_code == 503
    assert "does not answer just now" in page.content.decode()
    assert reverse("account_login") in page.content.decode()


def test_whoever_turns_back_at_the_directory_is_told_so(client, identity_provider, council):
    state = parse_qs(urlsplit(leave(client, council)).query)["state"][0]
    where = reverse("openid_connect_callback", args=[council.slug])
    page = client.get(where, {"error": "access_denied", "state": state})
    assert (page.status_code, is_signed_in(client)) == (200, False)
    assert "You turned back" in page.content.decode()


def test_way_on_after_signing_in_is_kept_and_never_leads_off_the_site(
    client, identity_provider, council
):
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    landed = come_in(client, identity_provider, council, "ada", next="/account/")
    assert landed.redirect_chain[-1] == ("/account/", 302)
    client.logout()
    landed = come_in(client, identity_provider, council, "ada", next="https://evil.example/")
    assert landed.redirect_chain[-1][0].startswith("/")


def test_directory_without_its_secret_or_of_an_ended_council_is_not_there(
    client, council, settings
):
    address = reverse("openid_connect_login", args=[council.slug])
    council.ended_on = timezone.now().date()
    council.save()
    assert client.get(address).status_code == 404
    council.ended_on = None
    council.save()
    settings.DIRECTORY_SECRETS = {}
    assert client.get(address).status_code == 404


def test_only_what_is_looked_at_is_kept_of_what_the_directory_told(
    client, identity_provider, council
):
    told = {"email": "ada@northmere.gov.uk", "email_verified": True, "birthdate": "1990-01-01"}
    identity_provider.knows("ada", **told, department="Streets")
    come_in(client, identity_provider, council, "ada")
    assert sorted(SocialAccount.objects.get().extra_data) == [
        "email",
        "email_verified",
        "iss",
        "nonce",
        "sub",
    ]
    assert SocialToken.objects.count() == 0


def test_signing_in_by_a_directory_stands_in_the_log(client, identity_provider, council):
    identity_provider.knows("ada", email="ada@northmere.gov.uk", email_verified=True)
    come_in(client, identity_provider, council, "ada")
    ada = User.objects.get(email="ada@northmere.gov.uk")
    lines = Event.objects.filter(subject_type="accounts.user", subject_id=ada.pk)
    assert sorted(lines.values_list("name", flat=True)) == ["sign up by directory", "sign_in"]


def test_email_typed_leads_to_the_directory_of_its_domain(client, council):
    typed = {"email": "anybody@northmere.gov.uk", "next": "/account/"}
    page = client.post(reverse("accounts:council_account"), typed).content.decode()
    way = reverse("openid_connect_login", args=[council.slug])
    assert f'href="{way}?next=/account/"' in page


def test_other_domain_is_told_so_whether_there_is_an_account_or_not(client, council):
    people.anybody(email="ada@example.org")
    for email in ("ada@example.org", "nobody@example.org"):
        answer = client.post(reverse("accounts:council_account"), {"email": email})
        assert answer.status_code == 422
        assert answer.context["form"].errors == {
            "email": ["No council with that domain has set this up. Sign in another way."]
        }
