"""The list of challenges as people use it: narrowed, searched, kept, printed."""

import pytest
from playwright.sync_api import expect

from tests.browser.axe import assert_no_axe_violations
from tests.browser.conftest import sign_in
from tests.journeys import challenges, people


@pytest.fixture
def two():
    places, care = challenges.theme("Improving local places"), challenges.theme("Social care")
    kerbs = "How can we mend kerbs before people fall?"
    challenges.challenge_at(title="Kerbs", question=kerbs, in_theme=places)
    challenges.challenge_at(title="Visits", in_theme=care)


def test_pages_of_the_list_are_accessible_and_fit(look, two):
    person = people.anybody()
    challenges.saved_search("q=kerbs&theme=never-was", by=person)
    nothing = "/challenges/?q=kerbs&theme=social-care"
    look(None, {"list": "/challenges/", "list-nothing": nothing})
    save = "/saved-searches/new/?q=kerbs"
    look(person, {"saved-searches": "/saved-searches/", "save-search": save})


def test_list_is_narrowed_by_a_filter_that_says_what_it_leaves_and_the_search_is_kept(
    page, live_server, two
):
    sign_in(page, live_server, people.anybody())
    page.goto("/challenges/")
    page.get_by_label("Improving local places (1)").check()
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("status")).to_contain_text("1 challenge")
    page.get_by_role("link", name="Save this search").click()
    expect(page.get_by_label("Name of this search")).to_have_value("Improving local places")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("heading", name="Improving local places")).to_be_visible()
    assert_no_axe_violations(page)
    page.get_by_role("button", name="Stop mails").click()
    expect(page.get_by_text("You get no mails about it.")).to_be_visible()


def test_printed_challenge_has_its_address_and_no_ways_about(page, two):
    page.goto("/challenges/kerbs/")
    address = page.locator(".print-only")
    expect(address).to_be_hidden()
    page.emulate_media(media="print")
    expect(address).to_be_visible()
    expect(address).to_contain_text("/challenges/kerbs/")
    for hidden in ("Main", "Breadcrumb", "Footer"):
        expect(page.locator(f"nav[aria-label={hidden}]")).to_be_hidden()
