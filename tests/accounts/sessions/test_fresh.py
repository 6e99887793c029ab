"""What weighs is done only soon after a proof of who it is."""

import pytest
from django.urls import reverse

from accounts.enums import Role
from accounts.models import Invitation
from accounts.pages.addresses import addresses
from tests.journeys import people

pytestmark = pytest.mark.django_db
QUARTER = 15 * 60
PASSWORD_PAGE, CODE_PAGE = "/account/reauthenticate/", "/account/2fa/reauthenticate/"


def test_views_that_want_a_fresh_sign_in_are_these():
    assert {one.name: one.weighs for one in addresses() if one.weighs} == {
        "accounts:access": "confirm that somebody still needs a role",
        "accounts:approve": "give somebody a role",
        "accounts:close_account": "close your account and erase your details",
        "accounts:directory": "say whose directory signs people in",
        "accounts:end": "end somebody’s role",
        "accounts:erase_guest": "erase what is held about a guest",
        "accounts:erase_person": "erase somebody’s details",
        "accounts:guest_copies": "have a copy made of what we hold about a guest",
        "accounts:invite": "invite somebody into an organisation",
        "accounts:log": "take lines of the log away as a file",
        "accounts:my_copy": "ask for a copy of all we hold about you",
        "accounts:organisation": "let people in by their e-mail domain",
        "accounts:person": "give somebody a role",
        "accounts:switch_off": "switch somebody’s account off",
        "accounts:switch_on": "switch somebody’s account on",
        "accounts:take_my_copy": "download all we hold about you",
        "challenges:contacts": "take the contact log away as a file",
        "notifications:mailboxes": "send mail of your organisation to a shared mailbox",
        "notifications:return_to_own_words": "change the words of a mail",
        "notifications:wording": "change the words of a mail",
        "showcase:publish_report": "publish a report",
        "showcase:round_log": "take lines of the log away as a file",
        "vendors:check_decision": "release a decision",
        "vendors:decisions": "release decisions",
        "vendors:release_shortlist": "release a shortlist",
    }


def test_views_that_want_a_fresh_sign_in_can_be_read_after_it():
    views = [one.view.view_class for one in addresses() if one.weighs]
    assert all(hasattr(view, "get") for view in views)


@pytest.fixture
def lead():
    return people.council_lead()


@pytest.fixture
def invite(lead):
    return reverse("accounts:invite", args=[lead.memberships.get().organisation.slug])


TYPED = {"email": "grace@northmere.gov.uk", "role": Role.COUNCIL_OFFICER}


def test_act_soon_after_signing_in_is_done(signed_in, turn_back, lead, invite):
    browser = signed_in(lead)
    turn_back(browser, QUARTER - 30)
    assert browser.post(invite, TYPED).url == reverse("accounts:our_people")
    assert Invitation.objects.count() == 1


def test_act_long_after_signing_in_waits_for_the_password_and_loses_no_text(
    signed_in, turn_back, lead, invite
):
    browser = signed_in(lead)
    turn_back(browser, QUARTER)
    asked = browser.post(invite, TYPED)
    assert asked.url == f"{PASSWORD_PAGE}?next={invite.replace('/', '%2F')}"
    why = "You are about to invite somebody into an organisation. Enter your password again."
    assert why in browser.get(asked.url).content.decode()
    proof = {"password": people.PASSWORD, "next": invite}
    page = browser.post(PASSWORD_PAGE, proof, follow=True)
    assert page.context["form"]["email"].value() == TYPED["email"]
    assert Invitation.objects.count() == 0
    browser.post(invite, TYPED)
    assert Invitation.objects.get().email == TYPED["email"]


def test_wrong_password_proves_nothing(signed_in, turn_back, lead, invite):
    browser = signed_in(lead)
    turn_back(browser, QUARTER)
    browser.post(PASSWORD_PAGE, {"password": "another pass phrase", "next": invite})
    assert browser.post(invite, TYPED).url.startswith(PASSWORD_PAGE)


def test_proof_holds_for_a_quarter_of_an_hour(signed_in, turn_back, lead, invite):
    browser = signed_in(lead)
    turn_back(browser, QUARTER)
    browser.post(PASSWORD_PAGE, {"password": people.PASSWORD, "next": invite})
    session = browser.session
    for proof in session["account_authentication_methods"]:
        proof["at"] -= QUARTER
    session.save()
    assert browser.post(invite, TYPED).url.startswith(PASSWORD_PAGE)


def test_proof_goes_on_under_a_new_key(signed_in, turn_back, lead, invite):
    browser = signed_in(lead)
    before = browser.session.session_key
    browser.post(PASSWORD_PAGE, {"password": people.PASSWORD, "next": invite})
    assert not browser.session.exists(before)
    assert browser.get("/account/").status_code == 200


def test_reading_the_page_wants_no_proof(signed_in, turn_back, lead, invite):
    browser = signed_in(lead)
    turn_back(browser, QUARTER)
    assert browser.get(invite).status_code == 200


def test_who_has_no_password_proves_it_by_the_second_factor(signed_in, turn_back, lead, invite):
    lead.set_unusable_password()
    lead.save()
    people.with_second_factor(lead)
    browser = signed_in(lead)
    turn_back(browser, QUARTER)
    assert browser.post(invite, TYPED).url.startswith(CODE_PAGE)


def test_who_signs_in_elsewhere_only_signs_in_again_and_loses_no_text(
    signed_in, turn_back, lead, invite
):
    lead.set_unusable_password()
    lead.save()
    browser = signed_in(lead)
    turn_back(browser, QUARTER)
    asked = browser.post(invite, TYPED)
    assert asked.url == f"/account/login/?next={invite}"
    assert "Sign in again to show that it is you" in browser.get(asked.url).content.decode()
    browser.force_login(lead)
    assert browser.get(invite).context["form"]["email"].value() == TYPED["email"]


def test_file_of_the_log_waits_for_a_proof_and_the_list_does_not(signed_in, turn_back):
    browser, log = signed_in(people.administrator()), reverse("accounts:log")
    turn_back(browser, QUARTER)
    assert browser.get(log).status_code == 200
    asked = browser.get(f"{log}?download=csv&act=opened")
    assert asked.url == f"{PASSWORD_PAGE}?next=%2Fstaff%2Flog%2F%3Fact%3Dopened"


def test_words_say_how_many_decisions_are_about_to_go_out(signed_in, turn_back):
    browser, page = signed_in(people.staff()), reverse("vendors:decisions")
    turn_back(browser, QUARTER)
    asked = browser.post(page, {"chosen": [str(number) for number in range(12)]})
    assert "You are about to release 12 decisions." in browser.get(asked.url).content.decode()
