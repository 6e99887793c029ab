"""Events and reports as people meet them, at three widths and without scripts."""

from django.utils.timezone import now
from playwright.sync_api import expect

from showcase.actions.reports import publish_report
from showcase.models import Registration
from tests.browser.axe import assert_no_axe_violations
from tests.browser.pressing import press
from tests.journeys import people
from tests.journeys.challenges import challenge_at
from tests.journeys.showcase import attendee, event_at, report_at, slot
from vendors.actions.supply.solutions import take_down_solution


def test_public_pages_of_the_showcase_are_accessible_and_fit(look):
    challenge = challenge_at()
    event = event_at(round=challenge.round)
    addresses = {
        "home": "/",
        "events": "/events/",
        "event": f"/events/{event.slug}/",
        "reports": "/reports/",
    }
    look(None, addresses)


WRITTEN = """A table wider than a telephone:

| What councils asked for | What vendors offered | What was missing in between |
|---|---|---|
| Unbrokenlongwordsthatnobodybreaks | Two solutions | Hands |
"""


def test_report_and_its_records_are_accessible_and_fit_with_every_part_and_something_withdrawn(
    look,
):
    shown = slot()
    report = report_at(round=shown.session.event.round, introduction=WRITTEN)
    take_down_solution(
        shown.response.solution.versions.get(), by=shown.response.offered_by, at=now()
    )
    publish_report(report, reason="One left.", by=people.desk(), at=now())
    looked_at = {
        "report": f"/reports/{report.slug}/",
        "report-withdrawn": f"/reports/{report.slug}/1/",
        "report-records": f"/reports/{report.slug}/1/records/eligible/",
        "report-records-hidden": f"/reports/{report.slug}/1/records/registered/"
        f"{shown.session.event.slug}/",
    }
    look(None, looked_at)


def test_staff_pages_of_a_report_are_accessible_and_fit(look):
    report = report_at("draft", learning="See [this](/nowhere/).")
    staff = f"/staff/reports/{report.slug}"
    pages = ("edit", "preview", "publish")
    look(people.staff(), {f"report-{name}": f"{staff}/{name}/" for name in pages})


def test_figure_of_a_report_leads_to_its_records_and_they_to_the_council_s_words(page):
    challenge = challenge_at()
    report = report_at(round=challenge.round)
    page.goto(f"/reports/{report.slug}/")
    page.get_by_role("link", name="1 statement from councils").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("1 statement from councils")
    statement = challenge.sources.get().statement
    page.get_by_role("link", name=statement.question).click()
    expect(page.get_by_text(statement.challenge)).to_be_visible()


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
