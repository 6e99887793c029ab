"""Events and reports as people meet them, at three widths and without scripts."""

from playwright.sync_api import expect

from showcase.models import Registration
from tests.browser.axe import assert_no_axe_violations
from tests.browser.pressing import press
from tests.journeys.challenges import challenge_at
from tests.journeys.showcase import attendee, event_at, report_at


def test_public_pages_of_the_showcase_are_accessible_and_fit(look):
    challenge = challenge_at()
    event, report = event_at(round=challenge.round), report_at(round=challenge.round)
    addresses = {
        "home": "/",
        "events": "/events/",
        "event": f"/events/{event.slug}/",
        "reports": "/reports/",
        "report": f"/reports/{report.slug}/",
    }
    look(None, addresses)


def test_place_is_asked_for_and_given_back_without_scripts(new_page):
    event = event_at(capacity=1)
    attendee(event)
    page = new_page(javascript=False)
    page.goto(f"/events/{event.slug}/")
    press(page, "Join the waiting list", "link")
    press(page, "Join the waiting list")
    expect(page.get_by_role("alert")).to_contain_text("Enter your name")
    assert_no_axe_violations(page)
    page.get_by_label("Your name").fill("Ada Bright")
    page.get_by_label("Your e-mail address").fill("ada@example.org")
    page.get_by_label("A council").check()
    press(page, "Join the waiting list")
    expect(page.get_by_role("heading", level=1)).to_have_text("Look in your mail")
    assert_no_axe_violations(page)
    page.goto(Registration.objects.get(name="Ada Bright").get_absolute_url())
    press(page, "Confirm my address", "link")
    press(page, "Yes, register me")
    expect(page.get_by_role("heading", level=1)).to_have_text("You are on the waiting list")
    assert_no_axe_violations(page)
    press(page, "Leave the waiting list", "link")
    press(page, "Leave the waiting list")
    expect(page.get_by_role("heading", level=1)).to_have_text("Your registration is cancelled")


def test_council_s_own_words_are_one_click_from_a_line_of_the_report(page):
    challenge = challenge_at()
    report = report_at(round=challenge.round)
    page.goto(f"/reports/{report.slug}/")
    page.get_by_role("link", name="in the councils’ own words").click()
    words = challenge.sources.get().statement.challenge
    expect(page.get_by_text(words)).to_be_visible()
