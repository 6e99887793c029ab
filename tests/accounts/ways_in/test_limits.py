"""So many attempts and no more, of one account from anywhere and of one address at any account."""

import pytest
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from tests.journeys import people

pytestmark = pytest.mark.django_db

SIGN_IN, RESET, SIGN_UP = (
    reverse(name) for name in ("account_login", "account_reset_password", "account_signup")
)
WAIT = "Wait five minutes"
ROUTES = {
    "login": (SIGN_IN, {"login": "a@example.org", "password": "wrong"}),
    "signup": (SIGN_UP, {"email": "none"}),
    "reset_password": (RESET, {"email": "a@example.org"}),
    "reset_password_from_key": ("/account/password/reset/key/1-set-password/", {}),
    "council_account": (reverse("accounts:council_account"), {"email": "a@example.org"}),
}


@pytest.fixture
def limits(settings):
    cache.clear()

    def set_to(**rates):
        settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, **rates}

    return set_to


def guess(email, address="192.0.2.1", **more):
    typed = {"login": email, "password": "not the pass phrase"}
    return Client().post(SIGN_IN, typed, REMOTE_ADDR=address, **more)


def half_way(person):
    """A browser that gave the password and is asked for the code."""
    browser = Client()
    browser.post(SIGN_IN, {"login": person.email, "password": people.PASSWORD})
    return browser


@pytest.mark.parametrize("limited", ROUTES)
def test_address_that_asks_too_often_gets_the_page_that_says_so(client, limits, limited):
    limits(**{limited: "2/m/ip"})
    where, typed = ROUTES[limited]
    answers = [client.post(where, typed) for _ in range(3)]
    assert answers[-1].status_code == 429
    assert WAIT in answers[-1].content.decode()
    assert 429 not in {answer.status_code for answer in answers[:2]}


def test_account_guessed_at_from_many_addresses_is_closed_to_guesses(limits):
    person = people.anybody()
    answers = [guess(person.email, f"192.0.2.{number}").status_code for number in range(1, 7)]
    assert answers == [200] * 5 + [429]


def test_address_without_an_account_is_closed_to_guesses_just_the_same(limits):
    answers = [guess("nobody@example.org", f"192.0.2.{n}").status_code for n in range(1, 7)]
    assert answers == [200] * 5 + [429]


def test_address_that_guesses_at_many_accounts_is_stopped(limits):
    limits(login_failed="3/m/ip,5/5m/key")
    answers = [guess(f"person{number}@example.org").status_code for number in range(4)]
    assert answers == [200, 200, 200, 429]


@pytest.mark.parametrize("code", ["000000", "aaaaaaaa"])
def test_codes_of_the_second_factor_and_recovery_codes_are_counted(limits, code):
    staff = people.staff()
    browser = half_way(staff)
    where = reverse("mfa_authenticate")
    answers = [browser.post(where, {"code": code}).status_code for _ in range(6)]
    assert answers == [200] * 5 + [429]


def test_codes_guessed_in_one_window_are_counted_in_the_next(limits):
    staff = people.staff()
    for _ in range(5):
        half_way(staff).post(reverse("mfa_authenticate"), {"code": "000000"})
    refused = half_way(staff).post(reverse("mfa_authenticate"), {"code": "000000"})
    assert (refused.status_code, WAIT in refused.content.decode()) == (429, True)


@pytest.mark.parametrize("email", ["ada@example.org", "nobody@example.org"])
def test_one_address_is_written_to_so_often_and_no_more(limits, email):
    people.anybody(email="ada@example.org")
    limits(mail_asked_for="2/h/key")
    typed = {"name": "Ada", "email": email, "password1": people.PASSWORD}
    asked = [Client().post(SIGN_UP, typed).status_code]
    asked += [Client().post(RESET, {"email": email}).status_code for _ in range(2)]
    assert asked == [302, 302, 429]
    assert [message.to for message in mail.outbox] == [[email]] * 2


def test_forwarded_address_is_not_believed_unless_a_proxy_is_named(limits):
    limits(login_failed="2/m/ip")
    answers = [
        guess("a@example.org", HTTP_X_FORWARDED_FOR=f"198.51.100.{number}").status_code
        for number in range(3)
    ]
    assert answers == [200, 200, 429]


@pytest.mark.parametrize(
    ("proxies", "forwarded"),
    [(1, "{spoofed}, 203.0.113.9"), (2, "{spoofed}, 203.0.113.9, 10.0.0.2")],
)
def test_address_forwarded_by_our_own_proxies_counts_and_what_stands_before_it_does_not(
    limits, settings, proxies, forwarded
):
    limits(login_failed="2/m/ip")
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    answers = [
        guess(
            "a@example.org",
            HTTP_X_FORWARDED_FOR=forwarded.format(spoofed=f"198.51.100.{number}"),
        ).status_code
        for number in range(3)
    ]
    assert answers == [200, 200, 429]
    elsewhere = guess("b@example.org", HTTP_X_FORWARDED_FOR=forwarded.replace("203", "204"))
    assert elsewhere.status_code == 200
