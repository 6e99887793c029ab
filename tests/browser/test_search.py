"""The search box as people meet it: in the header, at three widths, by keyboard, without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import assert_no_axe_violations
from tests.browser.conftest import sign_in
from tests.journeys import challenges, people, showcase, vetting
from tests.journeys.matching import embedded, read_everything

QUESTION = "How can we mend potholes before they are reported three times?"


@pytest.fixture
def potholes():
    """Something of each kind; a draft among it."""
    round = challenges.open_round()
    challenges.challenge_at(title="Mended roads", question=QUESTION, round=round)
    challenges.challenge_at("draft", title="Drained roads", question=QUESTION, round=round)
    vetting.solution_at("eligible", name="Roadwatch", summary="Cameras on lorries see potholes")
    showcase.event_at(title="Roads day", summary="Potholes, and what mends them.", round=round)
    showcase.report_at(round=round, introduction="Two councils told us of potholes.")
    read_everything()
    for question in ("potholes", "pothoels", "chess openings"):
        embedded(question)


def test_pages_of_search_are_accessible_and_fit(look, potholes):
    addresses = {
        "search-empty": "/search/",
        "search-results": "/search/?q=potholes",
        "search-corrected": "/search/?q=pothoels&theme=digital-front-door",
        "search-nothing": "/search/?q=chess+openings",
        "search-small-words": "/search/?q=the+of+and",
        "search-long": f"/search/?q={'potholes' * 40}",
        "header": "/challenges/",
    }
    look(None, addresses)
    look(people.staff(), {f"staff-{name}": there for name, there in addresses.items()})


def test_question_is_asked_from_the_header_by_keyboard(page, potholes):
    page.goto("/")
    page.get_by_role("searchbox", name="Search this site").focus()
    page.keyboard.type("potholes")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page).to_have_title("Search results for “potholes” – How can we")
    expect(page.get_by_role("status")).to_have_text("4 results for “potholes”")
    expect(page.get_by_role("searchbox")).to_have_value("potholes")


def test_narrow_window_leads_to_the_page_from_the_header(new_page, potholes):
    page = new_page(width=360)
    page.goto("/")
    expect(page.get_by_role("searchbox")).to_be_hidden()
    page.get_by_role("banner").get_by_role("link", name="Search").click()
    page.get_by_role("searchbox", name="Words, or a whole question").fill("potholes")
    page.get_by_role("button", name="Search").click()
    page.get_by_role("link", name="Events 1").click()
    page.get_by_role("link", name="Roads day").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Roads day")


def test_search_is_narrowed_and_corrected_without_scripts(new_page, potholes):
    page = new_page(javascript=False)
    page.goto("/search/")
    page.get_by_role("searchbox", name="Words, or a whole question").fill("pothoels")
    page.get_by_role("main").get_by_role("button", name="Search").click()
    expect(page.get_by_text("Did you mean potholes?")).to_be_visible()
    page.get_by_role("link", name="Digital front door").click()
    expect(page.get_by_role("status")).to_have_text("1 result for “potholes”")
    page.get_by_role("link", name="Remove filter Digital front door").click()
    expect(page.get_by_role("status")).to_have_text("4 results for “potholes”")
    page.get_by_role("link", name="Search for exactly “pothoels”").click()
    expect(page.get_by_text("Did you mean")).to_have_count(0)
    assert_no_axe_violations(page)


def test_staff_see_drafts_marked(page, live_server, potholes):
    sign_in(page, live_server, people.staff())
    page.goto("/search/?q=potholes")
    expect(page.get_by_role("status")).to_have_text("5 results for “potholes”")
    expect(page.get_by_text("Not public", exact=True)).to_have_count(1)
