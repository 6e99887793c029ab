"""What people typed stays words, also where a library writes markup by itself."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.conftest import sign_in
from tests.journeys import people

TYPED = "<img src=/here.png onerror=alert(1)> & <b>Bold</b> Ltd"
WRITE = """() => {
    const paragraph = document.createElement("p");
    try { paragraph.innerHTML = "<b>bold</b>"; } catch (refusal) { return refusal.name; }
    return paragraph.innerHTML;
}"""


@pytest.fixture
def searching(page, live_server):
    people.vendor(TYPED)
    sign_in(page, live_server, people.assessor())
    page.goto(reverse("vendors:my_interests"))
    box = page.locator("input[role=combobox]")
    expect(box).to_be_visible()
    return box


def test_suggestions_show_a_name_full_of_markup_as_it_was_typed(searching):
    searching.press_sequentially("bold")
    suggestion = searching.page.get_by_role("option")
    expect(suggestion).to_have_text(TYPED)
    assert suggestion.locator("img, b").count() == 0
    suggestion.click()
    expect(searching).to_have_value(TYPED)


def test_a_library_that_writes_markup_gets_words_only(searching):
    assert searching.page.evaluate(WRITE) == "bold"


def test_a_page_without_such_a_library_takes_no_markup_at_all(chromium, live_server):
    with chromium.new_context(base_url=live_server.url) as context:
        page = context.new_page()
        page.goto(reverse("showcase:home"))
        assert page.evaluate(WRITE) == "TypeError"
