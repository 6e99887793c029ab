"""The form of a statement saves itself where scripts run, and loses nothing where it cannot."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from challenges.actions.statements import save_answers
from tests.browser.axe import assert_no_axe_violations
from tests.browser.conftest import sign_in
from tests.browser.pressing import press
from tests.journeys import people
from tests.journeys.challenges import statement_at

SAVED = re.compile(r"^Saved at \d\d:\d\d$")


@pytest.fixture
def draft():
    return statement_at()


@pytest.fixture
def outcomes(page, live_server, draft):
    sign_in(page, live_server, draft.author)
    page.goto(reverse("challenges:edit_statement", args=[draft.reference, "outcomes"]))
    expect(page.locator("form[data-autosave-is-on]")).to_be_visible()
    return page.locator("[name=outcomes]")


def news(page):
    return page.locator("[data-autosave-news]")


def is_save_of(words):
    return lambda answer: "/autosave/" in answer.url and words in answer.request.post_data


def leave(page):
    page.locator("[name=measures]").focus()


def test_leaving_a_field_saves_and_the_button_then_goes_on(page, outcomes, draft, photograph):
    outcomes.fill("Half the calls")
    leave(page)
    expect(news(page)).to_have_text(SAVED)
    draft.refresh_from_db()
    assert draft.outcomes == "Half the calls"
    assert_no_axe_violations(page)
    photograph(page, "autosaved")
    page.locator("[name=measures]").fill("Calls a week")
    press(page, "Save and continue")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Attachments")
    draft.refresh_from_db()
    assert (draft.outcomes, draft.measures) == ("Half the calls", "Calls a week")


def test_typing_saves_after_a_pause_without_leaving(page, outcomes, draft):
    outcomes.fill("Fewer calls")
    expect(news(page)).to_have_text(SAVED)
    expect(outcomes).to_be_focused()


def test_button_pressed_during_a_save_waits_for_it(page, outcomes, draft):
    held = []
    page.route("**/autosave/**", lambda route: held.append(route))
    outcomes.fill("First")
    with page.expect_request("**/autosave/**"):
        leave(page)
    outcomes.fill("First and second")
    page.get_by_role("button", name="Save and continue").click()
    page.wait_for_timeout(300)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Outcomes")
    held[0].continue_()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Attachments")
    draft.refresh_from_db()
    assert draft.outcomes == "First and second"


def test_colleague_who_saved_meanwhile_is_named_and_both_texts_follow(
    page, outcomes, draft, photograph
):
    colleague = people.officer(draft.council, name="Lucy Thornton")
    save_answers(draft, {"outcomes": "Theirs"}, by=colleague, at=timezone.now())
    outcomes.fill("Mine")
    leave(page)
    expect(news(page)).to_contain_text("Not saved: Lucy Thornton saved this page")
    photograph(page, "autosave-conflict")
    press(page, "Save and continue")
    expect(page.locator("main")).to_contain_text("Theirs")
    expect(page.locator("[name=outcomes]")).to_have_value("Mine")
    draft.refresh_from_db()
    assert draft.outcomes == "Theirs"


def test_lost_session_is_said_and_the_typed_text_survives_signing_in(
    page, live_server, outcomes, draft
):
    page.context.clear_cookies(name="sessionid")
    outcomes.fill("Typed for an hour")
    leave(page)
    expect(news(page)).to_contain_text("Not saved: you are signed out.")
    expect(outcomes).to_have_value("Typed for an hour")
    press(page, "Save and continue")
    page.locator("[name=login]").fill(draft.author.email)
    page.locator("[name=password]").fill(people.PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.locator("[name=outcomes]")).to_have_value("Typed for an hour")
    expect(news(page)).to_have_text(SAVED)
    page.reload()
    expect(page.locator("[name=outcomes]")).to_have_value("Typed for an hour")


def test_site_out_of_reach_is_said_and_the_next_save_catches_up(page, outcomes, draft):
    page.context.set_offline(True)
    outcomes.fill("In a tunnel")
    leave(page)
    expect(news(page)).to_contain_text("the site cannot be reached")
    page.context.set_offline(False)
    with page.expect_response(is_save_of("and out")):
        outcomes.fill("In a tunnel and out")
    expect(news(page)).to_have_text(SAVED)
    draft.refresh_from_db()
    assert draft.outcomes == "In a tunnel and out"


def test_error_goes_with_the_save_that_mends_it(page, live_server, draft):
    sign_in(page, live_server, draft.author)
    page.goto(reverse("challenges:edit_statement", args=[draft.reference, "people"]))
    count = page.locator("[name=people_affected_count]")
    count.fill("some")
    press(page, "Save and continue")
    expect(page.get_by_text("There is a problem")).to_be_visible()
    expect(page.locator("form[data-autosave-is-on]")).to_be_visible()
    count.fill("120")
    expect(news(page)).to_have_text(SAVED)
    expect(page.get_by_text("There is a problem")).to_have_count(0)
    expect(page).not_to_have_title(re.compile("^Error"))
    assert_no_axe_violations(page)
