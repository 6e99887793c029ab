"""Somebody types a question: what others said already shows up beside it, and nothing typed is lost."""

from urllib.parse import parse_qs, urlsplit

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.axe import assert_no_axe_violations
from tests.browser.conftest import sign_in
from tests.browser.pressing import press
from tests.journeys import people
from tests.journeys.challenges import challenge_at, open_round, statement_at
from tests.journeys.matching import embedded, read_everything

VISITS = "How can we give social workers back the hours they spend writing up visits?"
TYPED = "How can we write up visits sooner?"
UNFINISHED = "social workers writing up visits"
NEW = "/council/statements/new/"


@pytest.fixture
def officer():
    return people.officer()


@pytest.fixture
def challenge():
    made = challenge_at(question=VISITS)
    read_everything()
    return made


def beside(page):
    return page.locator("#said-already")


def test_typing_shows_what_others_said_and_keeps_the_typed_text(
    page, live_server, officer, challenge, photograph
):
    sign_in(page, live_server, officer)
    page.goto(NEW)
    expect(page.get_by_role("button", name="Look for similar challenges")).to_be_hidden()
    question = page.locator("[name=question]")
    question.press_sequentially(embedded(TYPED))
    link = beside(page).get_by_role("link", name=VISITS)
    expect(link).to_be_visible()
    expect(beside(page).get_by_role("status")).to_contain_text("1 similar text found")
    assert (question.input_value(), page.evaluate("document.activeElement.name")) == (
        TYPED,
        "question",
    )
    assert_no_axe_violations(page)
    photograph(page, "said-already")
    with page.expect_popup() as popup:
        beside(page).get_by_role("link", name="Our council shares this challenge").click()
    expect(popup.value.get_by_role("heading", name="We share this challenge")).to_be_visible()
    assert question.input_value() == TYPED
    question.fill("How can")
    expect(link).to_be_hidden()


def test_only_the_last_of_several_requests_is_shown(page, live_server, officer, challenge):
    """The first answer comes last, and must not replace the second."""
    sign_in(page, live_server, officer)
    held = []

    def hold_the_first(route):
        asked = parse_qs(urlsplit(route.request.url).query)["q"][0]
        held.append(asked)
        if len(held) == 1:
            page.locator("[name=question]").fill(embedded(TYPED))
        else:
            route.continue_()

    page.route("**/statements/similar/**", hold_the_first)
    cancelled = []
    page.goto(NEW)
    page.on("requestfailed", lambda request: cancelled.append(request.failure))
    page.locator("[name=question]").fill("How can we count bats in towers?")
    expect(beside(page).get_by_role("link", name=VISITS)).to_be_visible()
    assert (held, cancelled) == (["How can we count bats in towers?", TYPED], ["net::ERR_ABORTED"])


def test_failed_request_says_nothing_and_brings_the_button_back(page, live_server, officer):
    open_round()
    sign_in(page, live_server, officer)
    page.route("**/statements/similar/**", lambda route: route.abort())
    page.goto(NEW)
    page.locator("[name=question]").fill(TYPED)
    expect(page.get_by_role("button", name="Look for similar challenges")).to_be_visible()
    assert beside(page).locator("[data-similar-list]").inner_text() == ""


def test_failed_request_leaves_no_answer_to_words_that_are_gone(
    page, live_server, officer, challenge
):
    sign_in(page, live_server, officer)
    page.goto(NEW)
    page.locator("[name=question]").fill(embedded(TYPED))
    expect(beside(page).get_by_role("link", name=VISITS)).to_be_visible()
    page.route("**/statements/similar/**", lambda route: route.abort())
    page.locator("[name=question]").fill("How can we count bats in towers?")
    expect(page.get_by_role("button", name="Look for similar challenges")).to_be_visible()
    expect(beside(page).locator("[data-similar-list]")).to_be_empty()
    expect(beside(page).get_by_role("status")).to_be_empty()


def test_without_scripts_a_button_shows_the_same_and_keeps_the_typed_text(
    new_page, live_server, officer, challenge
):
    statement = statement_at(by=officer, question="How can we begin?", round=challenge.round)
    page = new_page(javascript=False, width=360)
    sign_in(page, live_server, officer)
    page.goto(reverse("challenges:edit_statement", args=[statement.reference, "question"]))
    page.locator("[name=question]").fill(UNFINISHED)
    press(page, "Look for similar challenges")
    expect(beside(page).get_by_role("link", name=VISITS)).to_be_visible()
    assert page.url.endswith("#said-already")
    assert page.locator("[name=question]").input_value() == UNFINISHED
    assert_no_axe_violations(page)
    page.locator("[name=question]").fill(TYPED)
    press(page, "Save and continue")
    statement.refresh_from_db()
    assert statement.question == TYPED


def test_pages_of_similar_texts_are_accessible_and_fit(look, officer, challenge):
    look(
        officer,
        {
            "similar-nothing": reverse("matching:similar"),
            "similar": f"{reverse('matching:similar')}?q={TYPED}",
        },
    )
