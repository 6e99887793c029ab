"""Addresses that are not ours: django-allauth, Django admin, the component gallery."""

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from accounts.pages.addresses import addresses
from tests.journeys import people

pytestmark = pytest.mark.django_db

# What somebody not signed in, and an officer just signed in, get by GET: a status, or where to.
LOGIN = "/account/login/"
WORK = "/work/"
AGAIN = "/account/reauthenticate/"
KEY = {"uidb36": "1", "key": "set-password"}
ALLAUTH = {
    "account_login": (200, WORK),
    "account_logout": ("/", 200),
    "account_inactive": (200, 200),
    "account_signup": (200, WORK),
    "account_reauthenticate": (LOGIN, 200),
    "account_email": (LOGIN, 200),
    "account_email_verification_sent": (LOGIN, "/account/email/"),
    "account_change_password": (LOGIN, 200),
    "account_set_password": (LOGIN, "/account/password/change/"),
    "account_reset_password": (200, 200),
    "account_confirm_login_code": (LOGIN, WORK),
    "account_reset_password_from_key_done": (200, 200),
    "account_reset_password_from_key": (200, 200),
    "account_reset_password_done": (200, 200),
    "mfa_index": (LOGIN, 200),
    "mfa_authenticate": (LOGIN, WORK),
    "mfa_reauthenticate": (LOGIN, AGAIN),
    "mfa_activate_totp": (LOGIN, AGAIN),
    "mfa_deactivate_totp": (LOGIN, 404),
    "mfa_view_recovery_codes": (LOGIN, 404),
    "mfa_generate_recovery_codes": (LOGIN, AGAIN),
    "mfa_download_recovery_codes": (LOGIN, 404),
    "mfa_list_webauthn": (LOGIN, 200),
    "mfa_add_webauthn": (LOGIN, AGAIN),
    "mfa_reauthenticate_webauthn": (LOGIN, AGAIN),
    "mfa_remove_webauthn": (LOGIN, AGAIN),
    "mfa_edit_webauthn": (LOGIN, AGAIN),
    "mfa_login_webauthn": (LOGIN, WORK),
    # Of a council without a directory: tests/accounts/ways_in has those with one.
    "openid_connect_login": (404, 404),
    "openid_connect_callback": (404, 404),
}


def browser_of(user):
    client = Client()
    client.force_login(user)
    return client


def answer(browser, name):
    response = browser.get(_address(name))
    return getattr(response, "url", "").partition("?")[0] or response.status_code


def _address(name):
    for arguments in ({}, {"pk": 1}, KEY, {"provider_id": "northmere"}):
        try:
            return reverse(name, kwargs=arguments)
        except NoReverseMatch:
            continue
    raise AssertionError(f"No arguments known for {name}.")


def test_every_address_of_allauth_has_its_line():
    found = {
        address.name
        for address in addresses()
        if address.name.startswith(("account_", "mfa_", "openid_connect_", "socialaccount_"))
    }
    assert found == set(ALLAUTH)


@pytest.mark.parametrize("name", ALLAUTH)
def test_address_of_allauth_answers_as_its_line_says(name):
    officer = browser_of(people.officer())
    assert (answer(Client(), name), answer(officer, name)) == ALLAUTH[name]


def test_every_address_of_django_admin_is_closed_to_all_but_administrators():
    admin = [address for address in addresses() if address.name.startswith("admin:")]
    assert len(admin) > 10
    for make in (people.officer, people.vendor_lead, people.assessor, people.staff):
        browser = browser_of(make())
        assert {browser.get(_concrete(address), follow=True).status_code for address in admin} == {
            404
        }


def test_address_of_django_admin_leads_somebody_not_signed_in_to_the_portals_own_sign_in(client):
    response = client.get(reverse("admin:index"), follow=True)
    assert response.redirect_chain[-1] == ("/account/login/?next=/admin/", 302)


def _concrete(address):
    """Any address of this form: who may not come in gets no further."""
    route = address.route.replace("<path:object_id>", "1").replace("<int:content_type_id>", "1")
    return "/" + route.partition("(?P")[0].replace("^", "").replace("$", "")


def test_component_gallery_is_there_on_somebodys_own_machine_only(settings, client):
    assert client.get(reverse("design:gallery")).status_code == 200
    settings.SHOW_COMPONENT_GALLERY = False
    assert client.get(reverse("design:gallery")).status_code == 404
