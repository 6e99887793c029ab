"""Files of a statement go up one by one where scripts run, and all together where not."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.axe import assert_no_axe_violations
from tests.browser.conftest import sign_in
from tests.browser.pressing import press
from tests.documents.uploads import PDF, PNG
from tests.journeys.challenges import statement_at

MAP = {"name": "map.pdf", "mimeType": "application/pdf", "buffer": PDF}
PHOTO = {"name": "photo.png", "mimeType": "image/png", "buffer": PNG}
MISNAMED = {"name": "wrong.pdf", "mimeType": "application/pdf", "buffer": PNG}


@pytest.fixture
def draft():
    return statement_at()


def open_files(page, live_server, draft):
    sign_in(page, live_server, draft.author)
    page.goto(reverse("challenges:attachments", args=[draft.reference]))
    return page.locator("[name=upload]")


def titles(draft):
    return list(draft.attachments.order_by("pk").values_list("title", flat=True))


def test_each_file_goes_up_by_itself_and_a_refused_one_says_why(
    page, live_server, draft, photograph
):
    files = open_files(page, live_server, draft)
    expect(page.locator("form[data-uploads-are-on]")).to_be_visible()
    files.set_input_files([MAP, MISNAMED, PHOTO])
    page.get_by_role("button", name="Add files").click()
    expect(page.locator("[data-uploads-news]")).to_have_text("2 of 3 added.")
    expect(page.locator("[data-uploads-list]")).to_contain_text("wrong.pdf The name ends in")
    expect(page.locator("[data-attached]")).to_contain_text("Checking for viruses")
    assert titles(draft) == ["map.pdf", "photo.png"]
    assert_no_axe_violations(page)
    photograph(page, "uploads-1280")
    page.set_viewport_size({"width": 360, "height": 900})
    photograph(page, "uploads-360")


def test_a_file_alone_takes_the_typed_title(page, live_server, draft):
    open_files(page, live_server, draft).set_input_files(MAP)
    page.locator("[name=title]").fill("Process map")
    expect(page.locator("form[data-uploads-are-on]")).to_be_visible()
    page.get_by_role("button", name="Add files").click()
    expect(page.locator("[data-attached]")).to_contain_text("Process map")
    assert titles(draft) == ["Process map"]


def test_broken_connection_is_said_and_the_next_file_still_goes(page, live_server, draft):
    files = open_files(page, live_server, draft)
    expect(page.locator("form[data-uploads-are-on]")).to_be_visible()
    broken = []
    page.route(page.url, lambda route: route.continue_() if broken else fail(route, broken))
    files.set_input_files([MAP, PHOTO])
    page.get_by_role("button", name="Add files").click()
    expect(page.locator("[data-uploads-news]")).to_have_text("1 of 2 added.")
    expect(page.locator("[data-uploads-list]")).to_contain_text("Not added: the connection")
    assert titles(draft) == ["photo.png"]
    page.get_by_role("button", name="Try again: map.pdf").click()
    expect(page.locator("[data-uploads-news]")).to_have_text("map.pdf is added.")
    assert titles(draft) == ["photo.png", "map.pdf"]


def fail(route, broken):
    broken.append(route)
    route.abort()


def test_signed_out_meanwhile_is_said_and_nothing_is_added(page, live_server, draft):
    files = open_files(page, live_server, draft)
    expect(page.locator("form[data-uploads-are-on]")).to_be_visible()
    page.context.clear_cookies(name="sessionid")
    files.set_input_files(MAP)
    page.get_by_role("button", name="Add files").click()
    expect(page.locator("[data-uploads-list]")).to_contain_text("Not added: you are signed out.")


def test_without_scripts_several_files_go_up_together(new_page, live_server, draft):
    page = new_page(javascript=False, width=360)
    open_files(page, live_server, draft).set_input_files([MAP, PHOTO])
    press(page, "Add files")
    expect(page.locator("[data-attached]")).to_contain_text("photo.png")
    assert titles(draft) == ["map.pdf", "photo.png"]
