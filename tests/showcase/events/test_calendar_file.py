from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from icalendar import Calendar

from showcase.actions.events.planning import cancel_event, edit_event
from showcase.calendar_file import calendar_file
from tests.journeys import people
from tests.journeys.showcase import event_at

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


def read(event, **options):
    calendar = Calendar.from_ical(calendar_file(event, at=timezone.now(), **options))
    return calendar, calendar.walk("VEVENT")[0]


@pytest.mark.parametrize("month", [1, 7])
def test_calendar_file_in_winter_and_summer_says_london_time(month):
    starts_at = datetime(2027, month, 14, 10, tzinfo=LONDON)
    event = event_at(starts_at=starts_at, ends_at=starts_at.replace(hour=16))
    calendar, entry = read(event)
    assert entry.decoded("dtstart") == starts_at
    assert entry["dtstart"].params["TZID"] == "Europe/London"
    assert [zone["tzid"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/London"]


def test_calendar_file_after_a_change_keeps_its_uid_and_counts_on():
    event = event_at()
    _, before = read(event)
    event = edit_event(event, by=people.staff(), at=timezone.now(), venue="Corn Exchange")
    _, after = read(event)
    assert after["uid"] == before["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["location"] == "Corn Exchange, 1 Market Square, Northmere"


def test_calendar_file_of_a_cancelled_event_cancels_the_entry():
    event = event_at()
    assert read(event)[1]["status"] == "CONFIRMED"
    cancel_event(event, reason="The roof leaks.", by=people.staff(), at=timezone.now())
    assert read(event)[1]["status"] == "CANCELLED"
    assert read(event)[1]["sequence"] == 1


def test_calendar_file_with_awkward_characters_reads_back_the_same():
    title = "Showcase; a, b \\ “c”\u200f عربى 🎉"
    event = event_at(title=title)
    assert read(event)[1]["summary"] == title
