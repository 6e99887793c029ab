"""An event from empty to full and on: capacity 3, five register, one leaves, the waiting list moves."""

from django.utils import timezone
from playwright.sync_api import expect

from notifications.models import Message
from showcase.actions.events.agenda import add_session
from tests.browser.axe import assert_no_axe_violations
from tests.browser.pressing import press
from tests.journeys import people
from tests.journeys.showcase import attendee, event_at, slot

PLACE, WAITING = "You have a place", "You are on the waiting list"


def register(page, event, name):
    page.goto(f"/events/{event.slug}/register/")
    address = f"{name.lower()}@example.org"
    page.get_by_label("Your name").fill(name)
    page.get_by_label("Your e-mail address").fill(address)
    page.get_by_label("A council").check()
    page.get_by_role("button", name="Register").or_(
        page.get_by_role("button", name="Join the waiting list")
    ).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Look in your mail")
    follow(page, address, "registration_confirm_address")
    press(page, "Yes, register me")


def follow(page, address, kind):
    """The link in the mail of that kind."""
    page.goto(Message.objects.get(to=address, kind=kind).link)


def heading(page):
    return expect(page.get_by_role("heading", level=1))


def test_five_register_for_three_places_and_one_leaves(new_page):
    event = event_at(capacity=3)
    page = new_page(width=360)
    for name, stands in zip(
        ["Ada", "Bo", "Cy", "Di", "Ed"], [PLACE] * 3 + [WAITING] * 2, strict=True
    ):
        register(page, event, name)
        heading(page).to_have_text(stands)
    expect(page.get_by_text("All 3 places (anybody, in person) are taken")).to_be_visible()
    expect(page.get_by_text("1 person asked before you.")).to_be_visible()
    assert_no_axe_violations(page)
    follow(page, "ada@example.org", "registration_confirmed")
    press(page, "Cancel my place", "link")
    press(page, "Cancel my place")
    heading(page).to_have_text("Your registration is cancelled")
    follow(page, "di@example.org", "registration_offered")
    heading(page).to_have_text("A place is kept for you")
    assert_no_axe_violations(page)
    press(page, "Take the place", "link")
    press(page, "Yes, I will come")
    heading(page).to_have_text(PLACE)
    follow(page, "ed@example.org", "registration_waiting")
    heading(page).to_have_text(WAITING)
    event.refresh_from_db()
    assert event.places_taken == 3


def test_pages_of_a_guest_are_accessible_and_fit(look):
    shown = slot()
    event = shown.session.event
    first, *_, waiting = (attendee(event) for _ in range(4))
    own = first.get_absolute_url()
    look(
        None,
        {
            "event": event.get_absolute_url(),
            "session": f"{event.get_absolute_url()}sessions/{shown.session.pk}/",
            "register": f"{event.get_absolute_url()}register/",
            "registration": own,
            "change": f"{own}change/",
            "ask": f"{own}ask/",
            "waiting": waiting.get_absolute_url(),
        },
    )


def test_pages_of_the_day_are_accessible_and_fit(look):
    event = slot().session.event
    for name in ("Ada Bright", "Bo Clay", "Maximiliana Featherstonehaugh-Cholmondeley"):
        attendee(event, name, organisation="Northmere City Council", access_needs="A hearing loop")
    same = {"starts_at": event.starts_at, "ends_at": event.ends_at}
    add_session(event, title="The same time", by=people.desk(), at=timezone.now(), **same)
    ours = f"/staff/events/{event.slug}/"
    look(
        people.staff(),
        {
            "staff-event": ours,
            "places": f"{ours}places/",
            "registrations": f"{ours}registrations/",
            "check-in": f"{ours}check-in/",
            "badges": f"{ours}badges/",
            "opinions": f"{ours}feedback/",
            "questions": "/event-questions/",
            "follow-ups": "/what-happened-next/",
        },
    )
