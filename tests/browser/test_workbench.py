"""Staff see groups of similar statements, wait for a worker without pressing anything, and place them."""

import pytest
from django.urls import reverse
from playwright.sync_api import expect

from matching import kept_groups
from matching.tasks import group_statements
from matching.views import workbench as view
from tests.browser.axe import assert_no_axe_violations
from tests.browser.conftest import sign_in
from tests.journeys import people
from tests.journeys.challenges import joined, open_round, statement_at
from tests.journeys.matching import read_everything

WORKBENCH = reverse("matching:workbench")
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
    look(people.staff(), {"workbench": WORKBENCH, "workbench-alone": f"{WORKBENCH}?show=alone"})


def test_page_before_there_is_a_statement_is_accessible_and_fits(look):
    look(people.staff(), {"workbench-no-round": WORKBENCH})
    open_round()
    look(people.staff(), {"workbench-nothing": WORKBENCH})


def test_all_of_a_group_are_chosen_by_keyboard_and_start_a_challenge(page, live_server, round):
    open_with_scripts(page, live_server)
    page.get_by_role("button", name="Choose all of this group").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").get_by_text("2 statements chosen.")).to_be_visible()
    page.get_by_role("button", name="Start a new challenge").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Start a challenge", level=1)).to_be_visible()
    expect(page.get_by_role("heading", name="2 statements")).to_be_visible()


def test_card_dragged_to_a_challenge_feeds_it_alone_and_can_be_taken_out(page, live_server, round):
    open_with_scripts(page, live_server)
    target = page.get_by_role("listitem").filter(has_text="Potholes").last
    card(page, QUESTIONS[1]).drag_to(target)
    expect(page.get_by_text("1 statement joined to “Potholes”")).to_be_visible()
    expect(card(page, QUESTIONS[1]).get_by_text("Feeds Potholes")).to_be_visible()
    expect(card(page, QUESTIONS[2]).get_by_text("Feeds")).to_have_count(0)
    card(page, QUESTIONS[1]).get_by_role("link", name="Take out").click()
    page.get_by_role("button", name="Take out").click()
    expect(page.get_by_role("heading", name="Workbench", level=1)).to_be_visible()
    expect(card(page, QUESTIONS[1]).get_by_text("Feeds")).to_have_count(0)


def test_ticked_cards_are_dragged_together(page, live_server, round):
    open_with_scripts(page, live_server)
    for question in QUESTIONS[1:]:
        card(page, question).get_by_label("Choose").check()
    card(page, QUESTIONS[2]).drag_to(page.get_by_role("listitem").filter(has_text="Potholes").last)
    expect(page.get_by_text("2 statements joined to “Potholes”")).to_be_visible()


def test_without_scripts_ticks_and_a_button_do_the_same(new_page, live_server, round):
    page = new_page(javascript=False)
    sign_in(page, live_server, people.staff())
    page.goto(WORKBENCH)
    expect(page.get_by_role("button", name="Choose all of this group")).to_have_count(0)
    card(page, QUESTIONS[1]).get_by_label("Choose").check()
    page.get_by_role("button", name="Add to Potholes").click()
    expect(page.get_by_text("1 statement joined to “Potholes”")).to_be_visible()


def test_refusal_names_what_is_missing_and_is_accessible(page, live_server, round):
    sign_in(page, live_server, people.staff())
    page.goto(WORKBENCH)
    page.get_by_role("button", name="Start a new challenge").click()
    expect(page.get_by_role("alert").get_by_text("Choose at least one statement.")).to_be_visible()
    assert_no_axe_violations(page)


def open_with_scripts(page, live_server):
    """A card can be dragged from when the page says so."""
    sign_in(page, live_server, people.staff())
    page.goto(WORKBENCH)
    expect(page.get_by_text("or drag them to a challenge")).to_be_visible()


def card(page, question):
    return page.locator(".comparison__column").filter(has_text=question)


def test_page_shows_how_far_a_worker_is_and_then_what_it_found(
    page, live_server, round, monkeypatch
):
    monkeypatch.setattr(view, "AT_ONCE", 2)
    kept_groups.begin(round.pk)
    sign_in(page, live_server, people.staff())
    page.goto(WORKBENCH)
    expect(page.get_by_text("A worker compares the statements now.")).to_be_visible()
    assert_no_axe_violations(page)
    kept_groups.note(round.pk, 3, 7)
    expect(page.get_by_text("3 of 7 groups described")).to_be_visible()
    group_statements(round.pk)
    expect(page.get_by_role("heading", name="3 statements")).to_be_visible()


def test_without_scripts_a_link_loads_the_page_again(new_page, live_server, round, monkeypatch):
    monkeypatch.setattr(view, "AT_ONCE", 2)
    page = new_page(javascript=False)
    sign_in(page, live_server, people.staff())
    page.goto(WORKBENCH)
    page.get_by_role("button", name="Work out the groups").click()
    group_statements(round.pk)
    page.get_by_role("link", name="Reload this page").click()
    expect(page.get_by_role("heading", name="3 statements")).to_be_visible()
