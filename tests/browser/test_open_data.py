"""Open data as people meet it: at three widths, without scripts, and as staff who make an edition."""

from playwright.sync_api import expect

from showcase.models import DataEdition, DataRun
from showcase.tasks import make_asked_edition
from tests.browser.conftest import sign_in
from tests.browser.pressing import press
from tests.journeys import people
from tests.journeys.challenges import challenge_at
from tests.journeys.open_data import cleared, edition


def test_public_pages_of_the_open_data_are_accessible_and_fit(look):
    challenge_at()
    gone, made = cleared(), edition()
    addresses = {
        "open-data": "/open-data/",
        "data-dictionary": "/open-data/dictionary/",
        "data-editions": "/open-data/editions/",
        "data-edition": made.get_absolute_url(),
        "data-edition-gone": gone.get_absolute_url(),
        "data-file-gone": f"{gone.get_absolute_url()}challenges.csv",
        "api-changes": "/api/changes/",
        "api": "/api/",
    }
    look(None, addresses)


def test_open_data_before_its_first_edition_is_accessible_and_fits(look):
    look(None, {"open-data-empty": "/open-data/", "data-editions-empty": "/open-data/editions/"})


def test_staff_pages_of_the_open_data_are_accessible_and_fit(look):
    made = edition()
    addresses = {
        "staff-open-data": "/staff/open-data/",
        "withdraw-edition": f"/staff/open-data/{made.slug}/withdraw/",
    }
    look(people.administrator(), addresses)


def test_table_is_downloaded_without_scripts(new_page):
    challenge = challenge_at()
    made = edition()
    page = new_page(javascript=False)
    page.goto("/open-data/")
    row = page.get_by_role("row", name="Published challenges, each as one question.")
    link = row.get_by_role("link", name="CSV of challenges", exact=True)
    expect(link).to_have_attribute("href", f"{made.get_absolute_url()}challenges.csv")
    answer = page.request.get(link.get_attribute("href"))
    assert challenge.slug in answer.text()
    page.get_by_role("link", name="What each column means").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Data dictionary")


def test_staff_make_an_edition_and_take_it_away(page, live_server):
    challenge_at()
    sign_in(page, live_server, people.administrator())
    page.goto("/staff/open-data/")
    press(page, "Make an edition now")
    expect(page.get_by_text("It is being made")).to_be_visible()
    make_asked_edition(DataRun.objects.get().pk)
    page.reload()
    press(page, "Take the newest one away", "link")
    page.get_by_label("Why are its files taken away?").fill("It named somebody.")
    press(page, "Take it away")
    expect(page.get_by_text("are gone.")).to_be_visible()
    page.goto(DataEdition.objects.get().get_absolute_url())
    expect(page.get_by_text("It named somebody.")).to_be_visible()
