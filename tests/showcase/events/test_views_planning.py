from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from showcase.actions.events.planning import edit_event
from showcase.enums import EventStatus
from showcase.models import ShowcaseEvent
from tests.journeys import people
from tests.journeys.showcase import a_round, attendee, event_at

pytestmark = pytest.mark.django_db
TYPED = {
    "title": "Spring showcase",
    "summary": "",
    "on-day": "14",
    "on-month": "March",
    "on-year": "2031",
    "starts": "9.30am",
    "ends": "4pm",
    "venue": "Tolbooth Hall",
    "address": "",
    "access_information": "",
    "online_link": "",
    "room": "120",
}


@pytest.fixture
def client(client):
    client.force_login(people.staff())
    return client


def url(name, *args):
    return reverse(f"showcase:{name}", args=args)


def text(response):
    return response.content.decode()


def test_new_event_is_a_draft_at_the_typed_time(client):
    response = client.post(url("new_event"), {**TYPED, "round": a_round().pk})
    event = ShowcaseEvent.objects.get()
    assert response["Location"] == url("staff_event", event.slug)
    assert event.status == EventStatus.DRAFT
    assert event.when == "Friday 14 March 2031, 9:30am to 4pm"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"ends": "9am"}, "Enter an end after the start"),
        ({"starts": "soon"}, "like 9:30 or 2pm"),
        ({"venue": ""}, "Enter a venue, or a link to join online"),
        ({"room": "many"}, "in digits"),
        ({"room": "0"}, "Enter how many places there are"),
        (
            {"closes_on-day": "15", "closes_on-month": "3", "closes_on-year": "2031"},
            "a day before the event",
        ),
        ({"on-day": "31", "on-month": "2"}, "a real date"),
        ({"online_link": "javascript:alert(1)"}, "Enter a web address"),
    ],
)
def test_new_event_with_bad_input_is_refused_in_words(client, typed, words):
    response = client.post(url("new_event"), {**TYPED, **typed, "round": a_round().pk})
    assert response.status_code == 422
    assert words in text(response)
    assert not ShowcaseEvent.objects.exists()


def test_edit_event_starts_from_what_stands_there(client):
    event = event_at()
    form = client.get(url("edit_event", event.slug)).context["form"]
    assert form.initial["starts"] == "10:00"
    assert form.initial["venue"] == "Tolbooth Hall"


def test_new_event_of_several_days_says_both_and_when_registration_closes(client):
    last = {"until-day": "15", "until-month": "3", "until-year": "2031", "ends": "1pm"}
    closes = {"closes_on-day": "7", "closes_on-month": "3", "closes_on-year": "2031"}
    client.post(url("new_event"), {**TYPED, **last, **closes, "round": a_round().pk})
    event = ShowcaseEvent.objects.get()
    assert event.when == "Friday 14 March 2031, 9:30am, to Saturday 15 March 2031, 1pm"
    assert f"{event.closes_at:%Y-%m-%d %H:%M}" == "2031-03-08 00:00"


def test_places_of_an_event_are_divided_and_too_few_are_refused(client):
    event = event_at()
    attendee(event)
    page = url("places", event.slug)
    refused = client.post(page, {"council_room": "4"})
    assert "taken or offered already are 1" in text(refused)
    client.post(page, {"council_room": "4", "anybody_room": "1", "anybody_online": "90"})
    event.refresh_from_db()
    assert event.capacity == 95


def test_open_registration_of_a_draft_makes_it_public(client):
    event = event_at(EventStatus.DRAFT)
    client.post(url("open_registration", event.slug))
    assert ShowcaseEvent.objects.public().get() == event


def test_open_registration_after_somebody_else_tells_who_was_first(client):
    event = event_at(by=people.staff())
    assert client.post(url("open_registration", event.slug)).status_code == 409


def test_cancel_event_without_a_reason_is_refused(client):
    event = event_at()
    response = client.post(url("cancel_event", event.slug), {"reason": " "})
    assert response.status_code == 422
    assert "Say why it is cancelled" in text(response)


def test_mark_held_before_the_start_says_why_not(client):
    response = client.post(url("mark_held", event_at().slug))
    assert response.status_code == 422
    assert "The event has not begun yet." in text(response)


def test_session_outside_the_hours_of_the_event_is_refused(client):
    event = event_at(EventStatus.DRAFT)
    typed = {"title": "Too late", "starts": "15:00", "ends": "18:00"}
    response = client.post(url("new_session", event.slug), typed)
    assert response.status_code == 422
    assert f"The event is on {event.when}" in text(response)


def test_session_without_title_and_challenge_is_refused(client):
    event = event_at(EventStatus.DRAFT)
    response = client.post(url("new_session", event.slug), {"starts": "11", "ends": "12:00"})
    assert "Choose a challenge or enter a title" in text(response)


def test_session_of_another_event_is_not_there(client):
    session = event_at().sessions.get()
    other = event_at()
    for page in ("edit_session", "remove_session", "shown", "new_speaker"):
        assert client.get(url(page, other.slug, session.pk)).status_code == 404


def test_speaker_is_added_and_taken_off(client):
    event = event_at()
    session = event.sessions.get()
    client.post(url("new_speaker", event.slug, session.pk), {"name": "Ada Bright", "role": "Chair"})
    speaker = session.speakers.get()
    assert (speaker.name, speaker.role) == ("Ada Bright", "Chair")
    client.post(url("remove_speaker", event.slug, session.pk, speaker.pk))
    assert not session.speakers.exists()


def test_staff_event_offers_only_what_can_be_done_now(client):
    event = event_at(EventStatus.DRAFT)
    assert client.get(url("staff_event", event.slug)).context["acts"] == {
        "open_registration",
        "cancel",
    }
    ShowcaseEvent.objects.update(starts_at=timezone.now() - timedelta(hours=1))
    opened = event_at()
    assert client.get(url("staff_event", opened.slug)).context["acts"] == {"cancel"}


def test_edit_event_changed_meanwhile_is_shown_first_and_saved_knowingly(client):
    event = event_at(by=people.staff())
    page = url("edit_event", event.slug)
    seen = client.get(page).context["form"].initial["seen"]
    colleague = people.staff(name="Grace Hopper")
    edit_event(event, venue="Corn Exchange", by=colleague, at=timezone.now())
    refused = client.post(page, {**TYPED, "seen": seen})
    assert refused.status_code == 422
    assert "Grace Hopper changed this while you were writing." in text(refused)
    assert "Spring showcase" in text(refused)
    event.refresh_from_db()
    assert event.venue == "Corn Exchange"
    again = refused.context["form"]["seen"].value()
    assert client.post(page, {**TYPED, "seen": again}).status_code == 302
