"""The coach beside a draft, while somebody types and without scripts."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.axe import assert_no_axe_violations
from tests.browser.conftest import sign_in
from tests.browser.pressing import press
from tests.journeys.challenges import statement_at

TYPED = "How can we procure a chatbot for missed bins?"
QUOTED = "We read: “procure a chatbot”"


@pytest.fixture
def draft():
    return statement_at()


def open_question(page, live_server, draft):
    sign_in(page, live_server, draft.author)
    page.goto(reverse("challenges:edit_statement", args=[draft.reference, "question"]))
    return page.locator("[name=question]")


def test_typing_brings_advice_and_keeps_the_focus(page, live_server, draft, photograph):
    question = open_question(page, live_server, draft)
    question.fill(TYPED)
    expect(page.locator("#coach")).to_contain_text(QUOTED)
    expect(page.locator("#coach").get_by_role("status")).to_contain_text("advice on your words")
    expect(question).to_be_focused()
    assert_no_axe_violations(page)
    photograph(page, "coach")


def test_without_scripts_the_button_saves_and_shows_advice(new_page, live_server, draft):
    page = new_page(javascript=False, width=360)
    open_question(page, live_server, draft).fill(TYPED)
    press(page, "Check my words")
    expect(page.locator("#coach")).to_contain_text(QUOTED)
    expect(page.locator("[name=question]")).to_have_value(TYPED)
    assert_no_axe_violations(page)
    page.goto(reverse("challenges:check_statement", args=[draft.reference]))
    expect(page.locator("#coach")).to_contain_text(QUOTED)
    assert_no_axe_violations(page)
    page.goto(reverse("challenges:coach_rules"))
    assert_no_axe_violations(page)
