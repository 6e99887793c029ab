"""Scoring for hours: by keyboard alone, kept as typed, nothing lost in a second window."""

import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.browser.axe import assert_no_axe_violations
from tests.browser.conftest import sign_in
from tests.journeys import people, vetting
from tests.journeys.blind import blind_version, read_for_names
from tests.journeys.criteria import in_vetting_with_scored
from vendors.models import Evidence, ScoreDraft

SAVED = re.compile(r"^Saved at \d\d:\d\d$")
NUMBER_KEYS = "[data-number-keys]"


@pytest.fixture
def assignment(tmp_path):
    return vetting.scoring(in_vetting_with_scored("B3", folder=tmp_path))


@pytest.fixture
def screen(page, live_server, assignment):
    sign_in(page, live_server, assignment.assessor)
    page.goto(reverse("vendors:score", args=[assignment.pk, "B2"]))
    expect(page.locator("form[data-autosave-is-on]")).to_be_visible()
    expect(page.locator(NUMBER_KEYS)).to_be_visible()
    return page


def news(page):
    return page.locator("[data-autosave-news]")


def heading(page):
    return page.get_by_role("heading", level=1)


def test_scoring_by_keyboard_alone_saves_and_opens_the_next(screen, assignment):
    screen.keyboard.press("3")
    screen.keyboard.press("Tab")
    screen.keyboard.type("An independent look is real.")
    screen.keyboard.press("Control+Enter")
    expect(heading(screen)).to_contain_text("B3.")
    score = assignment.scores.get()
    assert (score.criterion.code, score.value, score.reason) == (
        "B2",
        3,
        "An independent look is real.",
    )


def test_scoring_by_tab_and_enter_reaches_every_control_in_order(screen, assignment):
    screen.keyboard.press("4")
    screen.keyboard.press("Tab")
    screen.keyboard.type("Checked from outside.")
    screen.keyboard.press("Tab")
    screen.keyboard.press("Space")
    screen.keyboard.press("Tab")
    expect(screen.get_by_role("button", name="Save and next")).to_be_focused()
    screen.keyboard.press("Enter")
    expect(heading(screen)).to_contain_text("B3.")
    score = assignment.scores.get()
    assert (score.value, score.confidence) == (4, "sure")


def test_score_is_kept_as_typed_and_counts_once_it_has_its_reason(screen, assignment, photograph):
    screen.keyboard.press("2")
    screen.keyboard.press("Tab")
    expect(news(screen)).to_contain_text("Still to give: a reason.")
    assert ScoreDraft.objects.get().value == 2
    screen.keyboard.type("A policy, not checked.")
    screen.get_by_label("Sure", exact=True).focus()
    expect(news(screen)).to_have_text(SAVED)
    assert_no_axe_violations(screen)
    photograph(screen, "score-as-typed")
    assert assignment.scores.get().reason == "A policy, not checked."
    assert not ScoreDraft.objects.exists()
    screen.reload()
    expect(screen.get_by_label("Reason")).to_have_value("A policy, not checked.")


def test_number_keys_turned_off_choose_nothing_here_and_on_the_next_page(screen):
    screen.get_by_role("button", name="Turn number keys off").click()
    expect(screen.get_by_role("button", name="Turn number keys on")).to_be_visible()
    heading(screen).click()
    screen.keyboard.press("3")
    expect(screen.locator("[data-score] input:checked")).to_have_count(0)
    screen.reload()
    expect(screen.get_by_role("button", name="Turn number keys on")).to_be_visible()
    screen.keyboard.press("3")
    expect(screen.locator("[data-score] input:checked")).to_have_count(0)
    screen.get_by_role("button", name="Turn number keys on").click()
    heading(screen).click()
    screen.keyboard.press("3")
    expect(screen.locator("[data-score] input:checked")).to_have_value("3")


def test_second_window_is_told_and_both_texts_are_there(screen, assignment):
    other = screen.context.new_page()
    other.goto(screen.url)
    screen.keyboard.press("1")
    screen.get_by_label("Reason").fill("A plan only.")
    screen.get_by_label("Sure", exact=True).focus()
    expect(news(screen)).to_have_text(SAVED)
    other.get_by_label("Reason").fill("A policy.")
    other.get_by_label("Sure", exact=True).focus()
    expect(news(other)).to_contain_text("1 of 4 with “A plan only.” was saved here")
    other.locator("[data-score] input[value='2']").check(force=True)
    other.get_by_role("button", name="Save and next").click()
    expect(other.get_by_role("alert")).to_contain_text("1 of 4 with “A plan only.” was saved here")
    expect(other.get_by_label("Reason")).to_have_value("A policy.")
    other.get_by_role("button", name="Save and next").click()
    expect(heading(other)).to_contain_text("B3.")
    assert assignment.scores.get().reason == "A policy."


def test_pages_of_a_blind_round_at_every_width_are_accessible_and_fit(look):
    version = blind_version(description="Visit Notes by Larkfield Software listens.")
    waiting = vetting.assigned(version)
    of_version = [version.solution.slug, version.number]
    pages = {
        people.administrator(): {
            "names": reverse("vendors:names", args=of_version),
            "open": reverse("vendors:open_to_blind", args=[*of_version, Evidence.objects.get().pk]),
        }
    }
    scoring = vetting.scoring(read_for_names(version))
    pages[waiting.assessor] = {"declare": reverse("vendors:declare_blind", args=[waiting.pk])}
    pages[scoring.assessor] = {
        "list": reverse("vendors:my_assignments"),
        "overview": reverse("vendors:score_next", args=[scoring.pk]),
        "score": reverse("vendors:score", args=[scoring.pk, "B2"]),
    }
    for person, addresses in pages.items():
        look(person, {f"blind-{name}": address for name, address in addresses.items()})


def come_in(page, live_server, person):
    """Signed in already: staff would be asked for a second factor."""
    client = Client()
    client.force_login(person)
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
    )
