"""An event for three guests: planned, filled, emptied by one, held."""

from datetime import timedelta

from django.utils.timezone import localdate
from icalendar import Calendar

from tests.browser.letters import letter_to, link_in
from tests.browser.main_chain.showcase import DAYS_TO_THE_EVENT

EVENT = "Winter showcase"


def plan(staff, challenge, solution, vendor):
    staff.go("/staff/events/").press("Plan an event").fill(title=EVENT, summary="They meet.")
    staff.pick(round=challenge.round.name)
    staff.date("on", localdate() + timedelta(days=DAYS_TO_THE_EVENT)).fill(
        starts="10:00", ends="16:00"
    )
    staff.fill(venue="Tolbooth Hall", online_link="https://meet.example.org/winter")
    staff.fill(access_information="Step-free from the square.", room="3")
    staff.press("Save as a draft").press("Add a session").pick(challenge=challenge.title)
    staff.fill(starts="10:30", ends="11:30").press("Add the session")
    staff.choose(f"{solution}, {vendor}").press("Save").sees(challenge.title, solution)
    staff.press("Open registration").press("Open registration").sees("Registration is open.")


def address_of(name):
    return f"{name.lower()}@example.org"


def register(visitor, name, button):
    visitor.go("/events/").follow(EVENT).press(button)
    visitor.fill(name=name, email=address_of(name)).choose("A council").press(button)
    visitor.sees("Look in your mail").go(
        link_in(letter_to(address_of(name), "Confirm your address"))
    )
    visitor.press("Yes, register me")


def own_page(visitor, name, subject):
    return visitor.go(link_in(letter_to(address_of(name), subject)))


def leave(visitor, name):
    own_page(visitor, name, "You have a place").press("Cancel my place").press("Cancel my place")
    visitor.sees("Your registration is cancelled")


def take_the_offered_place(visitor, name):
    own_page(visitor, name, "A place is kept for you").press("Take the place")
    visitor.press("Yes, I will come").sees("You have a place")


def keep_the_date(visitor):
    (event,) = Calendar.from_ical(visitor.download("Add to your calendar")).walk("VEVENT")
    assert event["SUMMARY"] == EVENT


def check_in(staff, name):
    staff.go("/staff/events/").follow(EVENT).follow("Check-in list")
    staff.press(f"Check in {name}").sees("Here")


def mark_as_held(staff):
    staff.go("/staff/events/").follow(EVENT).press("Mark as held").press("Mark as held")
    staff.sees("Held")
