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
    "capacity": "120",
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
        ({"capacity": "many"}, "in digits"),
        ({"capacity": "0"}, "Enter 1 place or more"),
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


def test_edit_event_to_too_few_places_says_how_many_are_taken(client):
    event = event_at()
    attendee(event)
    attendee(event)
    response = client.post(url("edit_event", event.slug), {**TYPED, "capacity": "1"})
    assert response.status_code == 422
    assert "2 people hold a place" in text(response)


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
    assert "The event is from 10am to 4pm" in text(response)


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
