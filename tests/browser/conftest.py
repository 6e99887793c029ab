"""A real Chromium. Without one these tests are skipped with a line that says so; CI wants one."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

import pytest
from django.test import Client
from playwright.sync_api import Error, expect, sync_playwright

from tests.browser.axe import assert_no_axe_violations_at_widths
from tests.browser.visitor import Visitor

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
WIDTHS = [360, 768, 1280]
PATIENCE_MILLISECONDS = 15_000
# The first page of a process compiles templates and loads what it needs, beside another that does the same.
FIRST_PAGE_MILLISECONDS = 60_000
NAMES = ("chromium", "chromium-browser", "google-chrome")

# Playwright's loop runs in the thread of the test, where Django would refuse the database.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


def chromium_program() -> str | None:
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


def pytest_collection_modifyitems(items) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))


@pytest.fixture(scope="session")
def chromium():
    program = chromium_program()
    if program is None:
        missing = "No Chromium here: install one or name it in CHROMIUM to run the browser tests."
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(missing)
    expect.set_options(timeout=PATIENCE_MILLISECONDS)
    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=program, args=FLAGS)
        except Error as error:
            pytest.fail(f"{program} does not start: {error}")
        yield browser
        browser.close()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    """When a journey fails, say where each person stood and what they read there."""
    report = yield
    if report.when == "call" and report.failed:
        for page in getattr(item, "open_pages", []):
            with suppress(Error):  # a page that is on its way to the next has no words
                mains = page.locator("main").all_inner_texts()  # none where none was opened yet
                report.sections.append((f"at {page.url}", "".join(mains)[:3_000]))
    return report


@pytest.fixture
def new_page(chromium, live_server, request):
    """A page of a browser of its own: one per person. Fails the test when a page's script fails."""
    contexts, complaints = [], []
    request.node.open_pages = []

    def open_page(*, javascript: bool = True, width: int = 1280):
        context = chromium.new_context(
            base_url=live_server.url,
            viewport={"width": width, "height": 900},
            locale="en-GB",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MILLISECONDS)
        context.set_default_navigation_timeout(FIRST_PAGE_MILLISECONDS)
        contexts.append(context)
        if not javascript:  # axe itself needs scripts, so it is the site's that do not arrive
            context.route("**/*.js", lambda route: route.abort())
        page = context.new_page()
        request.node.open_pages.append(page)
        page.on("pageerror", lambda error: complaints.append(f"{page.url}: {error}"))
        page.on("console", lambda message: _note_refusal(message, page, complaints))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


def _note_refusal(message, page, complaints) -> None:
    if "Content Security Policy" in message.text or "requires 'Trusted" in message.text:
        complaints.append(f"{page.url}: {message.text}")


@pytest.fixture
def page(new_page):
    return new_page()


@pytest.fixture(scope="session")
def met() -> set[str]:
    """The states of pages that journeys met and checked; what one met, the next need not check again."""
    return set()


@pytest.fixture
def come(new_page, live_server, met):
    """A browser without scripts for whoever comes, signed in when somebody is named; every page met is checked.

    The sign-in page itself is walked by the main chain.
    """

    def come_in(person=None, *, width: int = 1280):
        page = new_page(javascript=False, width=width)
        if person:
            sign_in(page, live_server, person)
        return Visitor(page, met)

    return come_in


@pytest.fixture
def photograph(request):
    """Keep a picture of a page in the folder named by --photographs; without one, do nothing."""
    folder = request.config.getoption("photographs")

    def take(page, name: str) -> None:
        if folder:
            Path(folder).mkdir(parents=True, exist_ok=True)
            page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)

    return take


@pytest.fixture
def look(new_page, live_server, photograph):
    """Open each address as somebody (or nobody): accessible, and at every width no wider than the window."""

    def at(person, addresses):
        page = new_page()
        if person:
            sign_in(page, live_server, person)
        for name, address in addresses.items():
            page.goto(address)
            assert "404" not in page.title()
            fits(page, photograph, name)

    return at


def fits(page, photograph, name):
    """Where it stands, the page is accessible, and at every width no wider than the window."""
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") == width, page.url
        photograph(page, f"{name}-{width}")
        if width != WIDTHS[1]:
            assert_no_axe_violations_at_widths(page)


def sign_in(page, live_server, person):
    client = Client()
    client.force_login(person)
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    page.context.add_cookies([{**cookie, "url": live_server.url}])
