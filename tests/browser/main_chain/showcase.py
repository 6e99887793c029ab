"""What staff do about the event and the report."""

from datetime import timedelta

from django.utils.timezone import localdate

from showcase.models import Session, ShowcaseEvent
from tests.browser.main_chain.council import QUESTION
from tests.browser.main_chain.triage import TITLE
from tests.browser.main_chain.vendor import SOLUTION, VENDOR

EVENT, REPORT = "Winter showcase", "What the winter round found"
DAYS_TO_THE_EVENT = 30


def plan_the_event(staff):
    staff.go("/staff/events/").press("Plan an event").fill(title=EVENT, summary="They meet.")
    staff.date("on", localdate() + timedelta(days=DAYS_TO_THE_EVENT)).fill(
        starts="10:00", ends="16:00"
    )
    staff.fill(venue="Tolbooth Hall", online_link="https://meet.example.org/winter")
    staff.fill(access_information="Step-free from the square.", room="1")
    staff.press("Save as a draft").press("Add a session").pick(challenge=TITLE)
    staff.fill(starts="10:30", ends="11:30").press("Add the session")
    staff.choose(f"{SOLUTION}, {VENDOR}").press("Save").sees(TITLE, SOLUTION)
    staff.press("Open registration").press("Open registration").sees("Registration is open.")


def let_the_day_pass():
    """The one thing nobody can do in a browser: the dates move into the past."""
    for times in (ShowcaseEvent, Session):
        for one in times.objects.all():
            one.starts_at -= timedelta(days=DAYS_TO_THE_EVENT + 1)
            one.ends_at -= timedelta(days=DAYS_TO_THE_EVENT + 1)
            one.save(update_fields=["starts_at", "ends_at"])


def mark_as_held(staff):
    staff.go("/staff/events/").follow(EVENT).press("Mark as held").press("Mark as held")
    staff.sees("Held")


def write_the_report(staff):
    staff.go("/staff/reports/").press("Begin a report").fill(title=REPORT)
    staff.press("Begin the report").fill(introduction="Two councils asked **one** question.")
    staff.fill(learning="Ask people before you record them.").press("Save")
    staff.press("Preview").sees("A preview", QUESTION, SOLUTION)
    staff.go("/staff/reports/").follow(REPORT).press("Publish").press("Publish")
    staff.sees("Version 1")
