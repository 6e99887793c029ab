"""Whoever asks about an address learns nothing: the same page, as much mail, as much work."""

import re

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions.invitations import invite_person
from accounts.models import User
from tests.journeys import people

pytestmark = pytest.mark.django_db

KNOWN, UNKNOWN = "ada@example.org", "eva@example.org"
TOKENS = re.compile(r'csrfmiddlewaretoken" value="\w+"|nonce="[^"]+"')
SIGN_IN, RESET, SIGN_UP, CHANGE, COUNCIL = (
    reverse(name)
    for name in (
        "account_login",
        "account_reset_password",
        "account_signup",
        "account_email",
        "accounts:council_account",
    )
)


@pytest.fixture(autouse=True)
def known():
    return people.anybody(email=KNOWN)


@pytest.fixture
def hashes(monkeypatch):
    """How often a password was hashed: what takes by far the longest of all this."""
    done = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *how, **more: done.append(1) or encode(*how, **more)
    )
    return done


def told(browser, where, typed, hashes=()):
    """All that comes back to whoever asked, tokens and the typed address apart."""
    before, hashed = len(mail.outbox), len(hashes)
    answer = browser.post(where, typed, follow=True)
    page = TOKENS.sub("", answer.content.decode())
    return {
        "page": page.replace(KNOWN, "ADDRESS").replace(UNKNOWN, "ADDRESS"),
        "chain": answer.redirect_chain,
        "status": answer.status_code,
        "cookies": sorted(browser.cookies),
        "mails": len(mail.outbox) - before,
        "hashes": len(hashes) - hashed,
    }


def test_signing_in_with_a_wrong_password_tells_nothing_of_the_account(hashes):
    answers = [
        told(Client(), SIGN_IN, {"login": email, "password": "not it at all"}, hashes)
        for email in (KNOWN, UNKNOWN)
    ]
    assert answers[0] == answers[1]
    assert (answers[0]["hashes"], answers[0]["mails"]) == (1, 0)


def test_signing_in_to_an_account_without_a_password_tells_nothing_of_it(hashes, known):
    known.set_unusable_password()
    known.save()
    answers = [
        told(Client(), SIGN_IN, {"login": email, "password": "not it at all"}, hashes)
        for email in (KNOWN, UNKNOWN)
    ]
    assert answers[0] == answers[1]


def test_signing_in_to_an_account_switched_off_tells_nothing_of_it(hashes, known):
    known.is_active = False
    known.save()
    answers = [
        told(Client(), SIGN_IN, {"login": email, "password": "not it at all"}, hashes)
        for email in (KNOWN, UNKNOWN)
    ]
    assert answers[0] == answers[1]


def test_signing_up_tells_nothing_of_an_account_that_is_there(hashes):
    typed = {"name": "Ada", "password1": people.PASSWORD}
    answers = [
        told(Client(), SIGN_UP, {**typed, "email": email}, hashes) for email in (KNOWN, UNKNOWN)
    ]
    assert answers[0] == answers[1]
    assert (answers[0]["hashes"], answers[0]["mails"]) == (1, 1)


def test_signing_up_with_a_weak_password_tells_nothing_of_an_account_that_is_there(hashes):
    typed = {"name": "Ada", "password1": "short"}
    answers = [
        told(Client(), SIGN_UP, {**typed, "email": email}, hashes) for email in (KNOWN, UNKNOWN)
    ]
    assert answers[0] == answers[1]


def test_wrong_code_after_signing_up_tells_nothing_of_an_account_that_is_there():
    answers = []
    for email in (KNOWN, UNKNOWN):
        browser = Client()
        typed = {"name": "Ada", "password1": people.PASSWORD, "email": email}
        browser.post(SIGN_UP, typed)
        answers.append(
            [told(browser, "/account/confirm-email/", {"code": "WRONG1"}) for _ in range(3)]
        )
    assert answers[0] == answers[1]


def test_asking_for_another_password_tells_nothing_of_an_account(hashes):
    answers = [told(Client(), RESET, {"email": email}, hashes) for email in (KNOWN, UNKNOWN)]
    assert answers[0] == answers[1]
    assert answers[0]["mails"] == 1


def test_changing_ones_address_tells_nothing_of_the_account_that_has_it(hashes):
    answers = []
    for email in (KNOWN, UNKNOWN):
        browser = confirmed_just_now("self@example.org")
        answers.append(told(browser, CHANGE, {"email": email, "action_add": ""}, hashes))
    assert answers[0] == answers[1]
    assert answers[0]["mails"] == 1


def test_council_sign_in_answers_by_the_domain_alone():
    answers = [told(Client(), COUNCIL, {"email": email}) for email in (KNOWN, UNKNOWN)]
    assert answers[0] == answers[1]


def test_invitation_reads_the_same_whether_its_address_has_an_account():
    lead = people.vendor_lead()
    organisation = lead.memberships.get().organisation
    pages = []
    for email in (KNOWN, UNKNOWN):
        invitation = invite_person(
            email, role="vendor_user", organisation=organisation, by=lead, at=timezone.now()
        )
        page = Client().get(f"/invitations/{invitation.token}/").content.decode()
        pages.append(TOKENS.sub("", page).replace(invitation.token, "").replace(email, "ADDRESS"))
    assert pages[0].replace("ada%40", "") == pages[1].replace("eva%40", "")


def confirmed_just_now(email):
    """Signed in, and asked for the password again a moment ago; the same person each time."""
    person = User.objects.filter(email=email).first() or people.anybody(email=email)
    browser = Client()
    browser.force_login(person)
    browser.post(reverse("account_reauthenticate"), {"password": people.PASSWORD})
    return browser
