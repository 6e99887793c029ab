"""Every way in, walked in a real Chromium: passkey, codes, a council's directory, other browsers, proofs."""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.utils import timezone
from playwright.sync_api import expect

from accounts.dormancy.actions import rest
from accounts.dormancy.clock import RESTS_AFTER
from accounts.models import Session, User
from accounts.sessions.store import SessionStore
from accounts.sessions.times import STARTED
from notifications.models import Message
from tests.browser.conftest import fits
from tests.browser.visitor import TOTP_SECONDS, Visitor
from tests.journeys import directories, people

PASSKEY = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def council():
    return people.council("Northmere Council", domain="northmere.gov.uk")


@pytest.fixture
def lead(council):
    return people.council_lead(council, name="Ada Bright", email="ada@northmere.gov.uk")


@pytest.fixture
def walk_in(new_page, met):
    """Somebody at a browser with scripts."""
    return lambda: Visitor(new_page(), met)


def proves(visitor):
    """The page that asks again who it is, and says why."""
    visitor.sees("Confirm that it is you", "Enter your password again.")
    return visitor.fill(password=people.PASSWORD).press("Confirm")


def signs_out(visitor):
    return visitor.go("/account/logout/").press("Sign out")


def enrols_a_passkey(visitor):
    """A finger on a laptop's own reader."""
    reader = visitor.page.context.new_cdp_session(visitor.page)
    reader.send("WebAuthn.enable")
    reader.send("WebAuthn.addVirtualAuthenticator", {"options": PASSKEY})
    visitor.go("/account/2fa/").press("Add a key")
    proves(visitor)
    visitor.fill(name="My laptop").page.locator("[name=passwordless]").check()
    visitor.press("Add this key").sees("Recovery codes")
    visitor.go("/account/2fa/webauthn/").sees("My laptop", "Passkey")


def comes_in_by_passkey(visitor):
    visitor.go("/account/login/").press("Sign in with a passkey")
    visitor.go("/account/").sees("Your account", "Council lead")


def sets_up_codes(visitor):
    """Answers one of the recovery codes."""
    visitor.go("/account/2fa/").press("Set up the app")
    proves(visitor).unfold("Type the secret instead")
    secret = visitor.page.locator("details code").inner_text()
    now = int(time.time()) // TOTP_SECONDS
    visitor.fill(code=format_hotp_value(hotp_value(secret, now))).press("Switch it on")
    visitor.go("/account/2fa/recovery-codes/")
    return visitor.page.locator(".codes code").all_inner_texts()


def recovers(visitor, person, code):
    visitor.go("/account/login/").fill(login=person.email, password=people.PASSWORD)
    visitor.press("Sign in").sees("Enter your code")
    return visitor.fill(code=code).press("Sign in")


def a_while_passes():
    """Longer than a proof holds."""
    for one in Session.objects.exclude(user=None):
        session = SessionStore(one.session_key)
        session[STARTED] -= 3600
        session["account_authentication_methods"] = []
        session.save()


def test_lead_enrols_a_passkey_and_codes_and_recovers_and_ends_what_is_open_elsewhere(
    walk_in, lead, photograph
):
    ada = walk_in().sign_in(lead)
    enrols_a_passkey(ada)
    signs_out(ada)
    comes_in_by_passkey(ada)
    codes = sets_up_codes(ada)
    signs_out(ada)
    recovers(ada, lead, codes[0])
    elsewhere = recovers(walk_in(), lead, codes[1])

    ada.go("/account/sessions/").sees("Where you are signed in", "This one")
    fits(ada.page, photograph, "sessions")
    ada.page.get_by_role("button", name=re.compile("^Sign out there")).click()
    expect(ada.page.locator("body")).to_contain_text("Signed out there: Chrome on Linux.")
    elsewhere.page.goto("/account/")
    expect(elsewhere.page).to_have_url(re.compile("/account/login/"))


def test_lead_meets_a_proof_long_after_signing_in_and_loses_no_word(
    walk_in, council, lead, photograph
):
    ada = walk_in().sign_in(lead)
    a_while_passes()
    ada.go(f"/people/{council.slug}/invite/").fill(email="grace@northmere.gov.uk")
    ada.choose("Council officer").page.keyboard.press("Enter")
    ada.sees("You are about to invite somebody into an organisation.").look()
    fits(ada.page, photograph, "proof")
    ada.page.locator("main [name=password]").focus()
    ada.page.keyboard.type(people.PASSWORD)
    ada.page.keyboard.press("Enter")
    ada.sees("Nothing has been done yet").look()
    assert ada.typed("email") == "grace@northmere.gov.uk"
    ada.press("Send invitation").sees("The invitation is on its way")


def test_lead_who_stayed_away_wakes_the_account_by_the_link_and_comes_in(walk_in, lead):
    """A real browser says where a form was sent from, which the test client does not."""
    User.objects.filter(pk=lead.pk).update(joined_at=timezone.now() - RESTS_AFTER)
    rest(lead, at=timezone.now())
    ada = walk_in().go(Message.objects.get(kind="account_rests").link).press("Wake my account")
    ada.sees("Your account is awake").fill(login=lead.email, password=people.PASSWORD)
    ada.press("Sign in").go("/account/").sees("Council lead")


def test_officer_comes_in_by_the_councils_directory_and_chooses_what_mail_to_get(
    walk_in, council, identity_provider, settings
):
    directories.with_directory(council, identity_provider.issuer, settings)
    claims = {"email": "ben@northmere.gov.uk", "email_verified": True, "name": "Ben Quick"}
    identity_provider.knows("ben", **claims)
    ben = walk_in().go("/account/login/").follow("Sign in with your council’s account")
    ben.fill(email="ben@northmere.gov.uk").press("Go on").page.get_by_role(
        "link", name="Go on to"
    ).click()
    ben.page.locator("input[name=sub]").fill("ben")
    ben.page.get_by_role("button", name="Authorize").click()
    ben.sees("Your work").go("/account/sessions/").sees("This one")
    ben.go("/account/mail/").page.locator("main [type=radio]:not(:checked)").first.check()
    ben.press("Save").sees("Saved. It counts from the next message on.")
