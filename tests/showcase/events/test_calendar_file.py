"""Calendar files, read by the library that wrote them and by a second one that did not."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import vobject
from django.core import mail
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from notifications.actions import claim_message, deliver_message
from notifications.models import Message
from showcase.actions.events.changing import change_registration
from showcase.actions.events.planning import cancel_event, edit_event
from showcase.actions.events.registering import cancel_registration
from showcase.calendar_file import calendar_entry, calendar_feed, calendar_file
from showcase.models import Registration
from tests.journeys import people
from tests.journeys.showcase import LINK, attendee, event_at

pytestmark = pytest.mark.django_db
LONDON = ZoneInfo("Europe/London")


def read(content):
    """Both libraries have to agree on what matters."""
    calendar = Calendar.from_ical(content)
    entry = calendar.walk("VEVENT")[0]
    other = vobject.readOne(content.decode())
    assert other.vevent.uid.value == entry["uid"]
    assert other.vevent.dtstart.value.astimezone(UTC) == entry.decoded("dtstart").astimezone(UTC)
    assert int(other.vevent.sequence.value) == entry["sequence"]
    assert other.method.value == calendar["method"]
    return calendar, entry


def own(registration):
    registration = Registration.objects.get(pk=registration.pk)
    return read(calendar_entry(registration, at=timezone.now()))


def facts(registration):
    calendar, entry = own(registration)
    return str(calendar["method"]), str(entry["status"]), entry["sequence"]


@pytest.mark.parametrize("month", [1, 7])
def test_calendar_file_in_winter_and_summer_says_london_time(month):
    starts_at = datetime(2027, month, 14, 10, tzinfo=LONDON)
    event = event_at(starts_at=starts_at, ends_at=starts_at.replace(hour=16))
    calendar, entry = read(calendar_file(event, at=timezone.now()))
    assert entry.decoded("dtstart") == starts_at
    assert entry["dtstart"].params["TZID"] == "Europe/London"
    assert [zone["tzid"] for zone in calendar.walk("VTIMEZONE")] == ["Europe/London"]


def test_calendar_file_of_days_around_the_clock_change_is_right_in_both_libraries():
    """The clocks go back in the night to 31 October 2027."""
    starts_at = datetime(2027, 10, 30, 10, tzinfo=LONDON)
    ends_at = datetime(2027, 10, 31, 16, tzinfo=LONDON)
    content = calendar_file(event_at(starts_at=starts_at, ends_at=ends_at), at=timezone.now())
    read(content)
    entry = vobject.readOne(content.decode()).vevent
    assert entry.dtstart.value.astimezone(UTC) == datetime(2027, 10, 30, 9, tzinfo=UTC)
    assert entry.dtend.value.astimezone(UTC) == datetime(2027, 10, 31, 16, tzinfo=UTC)


def test_calendar_file_has_its_own_clock_changes_and_needs_no_table_of_the_reader():
    (zone,) = read(calendar_file(event_at(), at=timezone.now()))[0].walk("VTIMEZONE")
    offsets = {(str(part["tzname"]), part["tzoffsetto"].to_ical()) for part in zone.subcomponents}
    assert offsets == {("GMT", "+0000"), ("BST", "+0100")}


def test_lines_are_of_at_most_75_octets_and_end_as_the_standard_says():
    content = calendar_file(event_at(title="Łódź – “Ü” " * 15), at=timezone.now())
    lines = content.split(b"\r\n")
    assert max(len(line) for line in lines) <= 75
    assert b"\n" not in b"".join(lines)


def test_calendar_file_with_awkward_characters_reads_back_the_same():
    title = "Showcase; a, b \\ “c”\u200f عربى 🎉"
    _, entry = read(calendar_file(event_at(title=title), at=timezone.now()))
    assert entry["summary"] == title


def test_public_file_never_names_the_link_to_join():
    assert LINK not in calendar_file(event_at(), at=timezone.now()).decode()


def test_own_entry_is_an_invitation_to_one_person_with_the_link():
    registration = attendee(event_at(), "Ada; “Bright”")
    calendar, entry = own(registration)
    assert calendar["method"] == "REQUEST"
    assert entry["attendee"] == f"mailto:{registration.email}"
    assert entry["organizer"].startswith("mailto:")
    assert LINK in entry["description"]


def test_own_entry_counts_on_with_every_change_and_keeps_its_uid():
    event = event_at(places={("", "room"): 1, ("", "online"): 1})
    registration = attendee(event)
    uid = own(registration)[1]["uid"]
    assert facts(registration) == ("REQUEST", "CONFIRMED", 0)
    edit_event(event, by=people.staff(), at=timezone.now(), venue="Corn Exchange")
    assert facts(registration) == ("REQUEST", "CONFIRMED", 1)
    moved = {"name": "Ada", "kind": "public", "mode": "online"}
    change_registration(registration, by=None, at=timezone.now(), **moved)
    assert facts(registration) == ("REQUEST", "CONFIRMED", 2)
    cancel_registration(registration, by=None, at=timezone.now())
    assert facts(registration) == ("CANCEL", "CANCELLED", 3)
    assert own(registration)[1]["uid"] == uid


def test_cancelled_event_cancels_the_public_and_the_own_entry():
    event = event_at()
    registration = attendee(event)
    cancel_event(event, reason="The roof leaks.", by=people.staff(), at=timezone.now())
    assert facts(registration) == ("CANCEL", "CANCELLED", 1)
    event.refresh_from_db()
    _, entry = read(calendar_file(event, at=timezone.now()))
    assert (entry["status"], entry["sequence"]) == ("CANCELLED", 1)


def test_mails_bring_the_invitation_its_update_and_its_cancellation():
    event = event_at()
    registration = attendee(event)
    edit_event(event, by=people.staff(), at=timezone.now(), venue="Corn Exchange")
    cancel_registration(registration, by=None, at=timezone.now())
    assert _methods(registration.email) == [
        ("registration_confirmed", "REQUEST", 0),
        ("event_changed", "REQUEST", 1),
        ("registration_cancelled", "CANCEL", 2),
    ]


def _methods(address):
    sent = Message.objects.filter(to=address).exclude(calendar="").order_by("pk")
    found = []
    for message in sent:
        calendar, entry = read(message.calendar.encode())
        found.append((message.kind, str(calendar["method"]), entry["sequence"]))
    return found


def test_mail_carries_its_calendar_file_as_calendar_programs_expect_it():
    registration = attendee(event_at())
    message = Message.objects.get(to=registration.email, kind="registration_confirmed")
    at = timezone.now()
    deliver_message(claim_message(message.pk, at=at), at=at)
    (part,) = mail.outbox[-1].attachments
    assert part.get_content_type() == "text/calendar"
    assert (part.get_param("method"), part.get_param("charset")) == ("REQUEST", "utf-8")
    read(part.get_payload(decode=True))


def test_subscription_has_public_events_only_and_is_the_same_at_any_hour(client):
    event_at("draft", title="Secret plan")
    open_one, cancelled = event_at(title="Open"), event_at("cancelled", title="Cancelled")
    response = client.get(reverse("showcase:events_calendar"))
    entries = Calendar.from_ical(response.content).walk("VEVENT")
    found = {str(entry["summary"]): str(entry["status"]) for entry in entries}
    assert found == {open_one.title: "CONFIRMED", cancelled.title: "CANCELLED"}
    assert len(list(vobject.readOne(response.content.decode()).vevent_list)) == 2
    again = client.get(
        reverse("showcase:events_calendar"), headers={"if-none-match": response["ETag"]}
    )
    assert again.status_code == 304
    assert LINK not in response.content.decode()


def test_subscription_without_events_is_a_calendar_all_the_same():
    content = calendar_feed([], name="Events")
    assert Calendar.from_ical(content)["x-wr-calname"] == "Events"
    assert vobject.readOne(content.decode()).name == "VCALENDAR"


def test_subscription_forgets_events_of_more_than_a_year_ago(client):
    long_ago = timezone.now() - timedelta(days=400)
    event_at(starts_at=long_ago, ends_at=long_ago + timedelta(hours=6))
    assert b"VEVENT" not in client.get(reverse("showcase:events_calendar")).content
