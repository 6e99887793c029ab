"""Staff see groups of similar statements, wait for a worker without pressing anything, and join."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from matching import kept_groups
from matching.tasks import group_statements
from matching.views import groups as view
from tests.browser.axe import assert_no_axe_violations
from tests.browser.conftest import sign_in
from tests.journeys import people
from tests.journeys.challenges import joined, open_round, statement_at
from tests.journeys.matching import read_everything

GROUPS = reverse("matching:groups")
QUESTIONS = [
    "How can we find potholes before somebody falls or a tyre bursts?",
    "How can we find potholes on rural roads before a tyre bursts?",
    "How can we mend potholes before somebody falls?",
]


@pytest.fixture
def round():
    officer, round = people.officer(), open_round()
    several = [
        statement_at("submitted", by=officer, round=round, question=question, challenge="Roads.")
        for question in QUESTIONS
    ]
    joined(several[:1], title="Potholes")
    read_everything()
    return round


def test_pages_of_groups_are_accessible_and_fit(look, round):
    look(people.staff(), {"groups": GROUPS})


def test_page_before_there_is_a_statement_is_accessible_and_fits(look):
    look(people.staff(), {"groups-no-round": GROUPS})
    open_round()
    look(people.staff(), {"groups-nothing": GROUPS})


def test_chosen_statements_lead_into_the_join_flow(page, live_server, round):
    sign_in(page, live_server, people.staff())
    page.goto(GROUPS)
    page.get_by_role("button", name="Join these").click()
    expect(page.get_by_role("heading", name="Start a challenge", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="2 statements")).to_be_visible()
    page.goto(GROUPS)
    page.get_by_label("Choose").first.uncheck()
    page.get_by_role("button", name="Add to “Potholes”").click()
    expect(page.get_by_role("heading", name="1 statement", exact=True)).to_be_visible()
    assert page.locator("main select").evaluate("one => one.selectedOptions[0].text") == (
        "Potholes (draft)"
    )


def test_page_shows_how_far_a_worker_is_and_then_what_it_found(
    page, live_server, round, monkeypatch
):
    monkeypatch.setattr(view, "AT_ONCE", 2)
    kept_groups.begin(round.pk)
    sign_in(page, live_server, people.staff())
    page.goto(GROUPS)
    expect(page.get_by_text("A worker compares the statements now.")).to_be_visible()
    assert_no_axe_violations(page)
    kept_groups.note(round.pk, 3, 7)
    expect(page.get_by_text("3 of 7 groups described")).to_be_visible()
    group_statements(round.pk)
    expect(page.get_by_role("button", name="Join these")).to_be_visible()


def test_without_scripts_a_link_loads_the_page_again(new_page, live_server, round, monkeypatch):
    monkeypatch.setattr(view, "AT_ONCE", 2)
    page = new_page(javascript=False)
    sign_in(page, live_server, people.staff())
    page.goto(GROUPS)
    page.get_by_role("button", name="Work out the groups").click()
    group_statements(round.pk)
    page.get_by_role("link", name="Reload this page").click()
    expect(page.get_by_role("button", name="Join these")).to_be_visible()
