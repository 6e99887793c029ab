"""What somebody without an account reads, does and finds on a phone."""

from datetime import timedelta

from django.utils.timezone import localdate
from icalendar import Calendar

from tests.browser.letters import letter_to, link_in
from tests.browser.main_chain.council import OWN_WORDS, QUESTION
from tests.browser.main_chain.showcase import DAYS_TO_THE_EVENT, EVENT, REPORT
from tests.browser.main_chain.triage import TITLE
from tests.browser.main_chain.vendor import HOW_IT_ANSWERS, SOLUTION, VENDOR


def find_the_challenge(visitor, *designers):
    visitor.go("/").press("Find a challenge").unfold("Find a challenge").fill(q="parking")
    visitor.press("Show").sees("No challenge has these words").press("Show all challenges")
    visitor.unfold("Find a challenge").fill(q="visit").pick(region="North East (1)").press("Show")
    visitor.follow(QUESTION).sees(OWN_WORDS, "Open for solutions", *designers)


def see_what_is_shown(visitor):
    visitor.go("/challenges/").follow(QUESTION).sees("Solutions shown", HOW_IT_ANSWERS)
    visitor.go("/solutions/").follow(SOLUTION).sees(VENDOR, "3 of 4", "Ask before you record.")


def register(visitor, name, email, button):
    visitor.go("/events/").follow(EVENT).sees(TITLE, SOLUTION).press(button)
    visitor.fill(name=name, email=email).press(button).sees("Choose who you come as")
    visitor.choose("A member of the public").press(button)
    visitor.sees("Look in your mail").go(link_in(letter_to(email, "Confirm your address")))
    visitor.press("Yes, register me")


def keep_the_date(visitor):
    (event,) = Calendar.from_ical(visitor.download("Add to your calendar")).walk("VEVENT")
    day = localdate() + timedelta(days=DAYS_TO_THE_EVENT)
    assert (event["SUMMARY"], event["DTSTART"].dt.date()) == (EVENT, day)


def give_the_place_back(visitor, email):
    visitor.go(link_in(letter_to(email, "You have a place"))).press("Cancel my place")
    visitor.press("Cancel my place").sees("Your registration is cancelled")


def take_the_offered_place(visitor, email):
    visitor.go(link_in(letter_to(email, "A place is kept for you"))).press("Take the place")
    visitor.press("Yes, I will come").sees("You have a place")


def read_the_report(visitor):
    visitor.go("/").go("/reports/").follow(REPORT)
    visitor.sees("Two councils asked one question.", QUESTION, SOLUTION, "Shown")


def trace_a_line_to_its_origin(visitor, others_question, others_words):
    """From a line of the report to what each council wrote: two clicks, three are the most."""
    visitor.follow("in the councils’ own words").sees(OWN_WORDS, others_words)
    visitor.follow(others_question).sees("Stated by Brindle Borough Council", others_words)
