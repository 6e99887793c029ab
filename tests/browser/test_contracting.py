"""The notice and the policy of the releases, in every role, at three widths, with and without scripts."""

import pytest
from playwright.sync_api import expect

from tests.browser.pressing import press
from tests.journeys import people
from tests.journeys.challenges import challenge_at

TITLE = "Title of the procurement"


@pytest.mark.parametrize("person", [None, people.officer, people.staff])
def test_pages_for_procurement_are_accessible_and_fit(look, person):
    challenge = challenge_at()
    addresses = {
        "notice": f"/challenges/{challenge.slug}/market-engagement-notice/",
        "releases": "/open-data/open-contracting/",
        "interface": "/api/",
    }
    look(person and person(), addresses)


def test_part_of_the_notice_is_copied_with_one_button(page):
    challenge = challenge_at(title="Writing up visits")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(challenge.get_absolute_url())
    press(page, "Text for a market engagement notice", "link")
    page.get_by_role("button", name=TITLE).click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "Writing up visits"


def test_part_that_cannot_be_copied_is_marked_for_the_reader(page):
    challenge = challenge_at()
    page.goto(f"/challenges/{challenge.slug}/market-engagement-notice/")
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    page.get_by_role("button", name=TITLE).click()
    expect(page.get_by_text("Your browser does not let us copy")).to_be_visible()
    assert page.evaluate("getSelection().toString()").strip() == challenge.title


def test_notice_is_read_and_taken_away_without_scripts(new_page):
    challenge = challenge_at()
    page = new_page(javascript=False)
    page.goto(f"/challenges/{challenge.slug}/market-engagement-notice/")
    expect(page.get_by_role("heading", name=TITLE)).to_be_visible()
    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    press(page, "plain text", "link")
    expect(page.get_by_text("PRELIMINARY MARKET ENGAGEMENT NOTICE")).to_be_visible()
