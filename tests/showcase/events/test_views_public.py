import pytest
from django.urls import reverse
from django.utils import timezone

from notifications.models import Message
from showcase.actions.events.planning import cancel_event
from showcase.actions.events.registering import cancel_registration
from showcase.enums import AttendeeKind, EventStatus, RegistrationStatus
from showcase.models import Registration
from tests.journeys import people
from tests.journeys.showcase import LINK, asked, attendee, event_at

pytestmark = pytest.mark.django_db
TYPED = {
    "name": "Ada Bright",
    "email": "Ada@example.org",
    "organisation": "Northmere Council",
    "kind": AttendeeKind.COUNCIL,
    "access_needs": "A hearing loop",
}


def url(name, *args):
    return reverse(f"showcase:{name}", args=args)


def text(response):
    return response.content.decode()


def register(client, event, **typed):
    return client.post(url("register", event.slug), {**TYPED, **typed})


def test_events_lists_what_is_coming_and_past_but_no_drafts(client):
    coming = event_at(title="Coming up")
    event_at(EventStatus.HELD, title="Long ago")
    event_at(EventStatus.DRAFT, title="Secret plan")
    event_at(EventStatus.CANCELLED, title="Called off")
    response = client.get(url("events"))
    assert [event.title for event in response.context["coming"]] == [coming.title]
    assert [event.title for event in response.context["cancelled"]] == ["Called off"]
    assert [event.title for event in response.context["past"]] == ["Long ago"]
    assert "Secret plan" not in text(response)


@pytest.mark.parametrize("many", [1, 30])
def test_events_costs_the_same_at_any_length(client, django_assert_num_queries, many):
    for _ in range(many):
        event_at()
        event_at(EventStatus.CANCELLED)
        event_at(EventStatus.HELD)
    with django_assert_num_queries(4):
        client.get(url("events"))


@pytest.mark.parametrize("page", ["event", "register", "event_calendar"])
def test_draft_event_for_the_public_is_not_there(client, page):
    event = event_at(EventStatus.DRAFT)
    assert client.get(url(page, event.slug)).status_code == 404


def test_draft_event_for_staff_is_there_marked_as_a_draft(client):
    event = event_at(EventStatus.DRAFT)
    client.force_login(people.staff())
    response = client.get(url("event", event.slug))
    assert response.status_code == 200
    assert "Only staff see this page" in text(response)


@pytest.mark.parametrize("make", [None, people.anybody, people.officer, people.vendor_lead])
def test_online_link_for_others_than_staff_is_never_on_public_pages(client, make):
    event = event_at()
    attendee(event)
    if make:
        client.force_login(make())
    for page in ("event", "event_calendar"):
        assert LINK not in text(client.get(url(page, event.slug)))


def test_online_link_is_shown_to_staff(client):
    event = event_at()
    client.force_login(people.staff())
    assert LINK in text(client.get(url("event", event.slug)))


@pytest.mark.parametrize(
    ("capacity", "is_shown"), [(2, True), (1, False)], ids=["with a place", "waiting"]
)
def test_online_link_on_the_private_page_and_calendar_needs_a_place(client, capacity, is_shown):
    event = event_at(capacity=capacity)
    attendee(event)
    registration = attendee(event)
    for page in ("registration", "registration_calendar"):
        shown = text(client.get(url(page, registration.token))).replace("\r\n ", "")
        assert (LINK in shown) is is_shown


def test_access_needs_show_to_the_person_and_to_staff_only(client):
    event = event_at()
    registration = attendee(event, access_needs="A seat near the door")
    assert "A seat near the door" in text(client.get(url("registration", registration.token)))
    assert "A seat near the door" not in text(client.get(url("event", event.slug)))
    bodies = Message.objects.filter(to=registration.email).values_list("body", flat=True)
    assert not any("A seat near the door" in body for body in bodies)
    client.force_login(people.staff())
    assert "A seat near the door" in text(client.get(url("registrations", event.slug)))


@pytest.mark.parametrize("page", ["registrations", "staff_event", "edit_event", "new_session"])
@pytest.mark.parametrize(
    "make", [people.anybody, people.officer, people.vendor_lead, people.assessor]
)
def test_staff_page_of_an_event_for_others_is_not_there(client, page, make):
    event = event_at()
    client.force_login(make())
    assert client.get(url(page, event.slug)).status_code == 404


def test_register_asks_to_look_in_the_mail_whose_link_asks_once_more(client):
    event = event_at()
    response = register(client, event)
    assert response["Location"] == url("look_for_mail", event.slug)
    page = url("confirm_address", Registration.objects.get().token)
    assert "Yes, register me" in text(client.get(page))
    assert Registration.objects.get().status == RegistrationStatus.ASKED
    shown = client.post(page, follow=True)
    assert "You have a place" in text(shown)
    assert shown["Referrer-Policy"] == "same-origin"
    assert shown["X-Robots-Tag"] == "noindex"
    assert "no-store" in shown["Cache-Control"]


def test_register_signed_in_leads_to_the_private_page_at_once(client):
    event, person = event_at(), people.anybody()
    client.force_login(person)
    response = register(client, event, email=person.email)
    assert response["Location"] == Registration.objects.get().get_absolute_url()


def test_waiting_person_reads_why_and_what_else_there_is(client):
    event = event_at(places={("council", "room"): 1, ("", "online"): 5})
    holder, _, second = (attendee(event, kind="council") for _ in range(3))
    page = text(client.get(url("registration", second.token)))
    assert "The only place (council, in person) is taken: 1 by people who come." in page
    assert "1 person asked before you." in page
    assert "Places are free online" in page
    cancel_registration(holder, by=None, at=timezone.now())
    page = text(client.get(url("registration", second.token)))
    assert "1 offered to somebody who has until" in page
    assert "You are next." in page


def test_offer_that_ran_out_says_so_and_leads_back_to_the_list(client):
    event = event_at(capacity=1)
    holder, late = attendee(event), attendee(event)
    cancel_registration(holder, by=None, at=timezone.now())
    Registration.objects.filter(pk=late.pk).update(offer_ends_at=timezone.now())
    refused = client.post(url("accept_offer", late.token))
    assert refused.status_code == 422
    assert "The offer ran out" in text(refused)
    assert "The offer ran out" in text(client.get(url("registration", late.token)))
    shown = client.post(url("rejoin", late.token), follow=True)
    assert "You have a place" in text(shown)


def test_register_twice_answers_the_same_and_shows_nothing_of_the_first(client):
    event = event_at()
    answers = [register(client, event), register(client, event)]
    attendee(event, email="known@example.org")
    answers.append(register(client, event, email="known@example.org"))
    assert {answer["Location"] for answer in answers} == {url("look_for_mail", event.slug)}


def test_change_by_link_saves_and_asks_only_what_fits(client):
    event = event_at(places={("", "room"): 1, ("", "online"): 1})
    registration = attendee(event, dietary_needs="No nuts")
    page = url("change_registration", registration.token)
    assert client.get(page).context["form"].initial["dietary_needs"] == "No nuts"
    typed = {"name": "Ada", "kind": "press", "mode": "online", "dietary_needs": "No nuts"}
    client.post(page, typed)
    registration.refresh_from_db()
    kept = (registration.name, registration.kind, registration.place.mode)
    assert kept == ("Ada", "press", "online")
    assert registration.dietary_needs == ""


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"name": ""}, "Enter your name"),
        ({"email": "ada"}, "Enter an e-mail address, like"),
        ({"kind": "king"}, "Choose who you come as"),
        ({"name": "x" * 301}, "300 characters"),
    ],
)
def test_register_with_bad_input_keeps_what_was_typed(client, typed, words):
    event = event_at()
    response = register(client, event, **typed)
    assert response.status_code == 422
    assert words in text(response)
    assert "A hearing loop" in text(response)
    assert not Registration.objects.exists()


@pytest.mark.parametrize("name", ["😀" * 40, "علي " * 20, "N" * 300])
def test_register_with_any_script_keeps_the_name(client, name):
    event = event_at()
    register(client, event, name=name)
    assert Registration.objects.get().name == name.strip()


def test_register_more_than_sixty_times_an_hour_from_one_address_is_refused(client):
    event = event_at(capacity=100)
    codes = [register(client, event, email=f"{n}@example.org").status_code for n in range(61)]
    assert codes == [302] * 60 + [429]


def test_register_for_event_cancelled_meanwhile_says_so_and_keeps_the_text(client):
    event = event_at()
    cancel_event(event, reason="The roof leaks.", by=people.staff(), at=timezone.now())
    response = register(client, event)
    assert response.status_code == 422
    assert "Registration for this event is not open." in text(response)


def test_cancelled_event_says_why(client):
    event = event_at(EventStatus.CANCELLED)
    assert "The roof leaks." in text(client.get(url("event", event.slug)))


def test_cancel_asks_first_and_then_gives_the_place_back(client):
    registration = attendee(event_at())
    page = url("cancel_registration", registration.token)
    assert "Cancel your place?" in text(client.get(page))
    registration.refresh_from_db()
    assert registration.status == RegistrationStatus.CONFIRMED
    response = client.post(page, follow=True)
    assert "Your registration is cancelled" in text(response)


def test_cancel_twice_tells_that_it_was_done(client):
    registration = attendee(event_at())
    cancel_registration(registration, by=None, at=timezone.now())
    response = client.post(url("cancel_registration", registration.token))
    assert response.status_code == 409


def test_registration_with_a_guessed_link_is_not_there(client):
    attendee(event_at())
    assert client.get(url("registration", "x" * 43)).status_code == 404


def test_event_for_a_signed_in_guest_leads_to_their_registration(client):
    event, person = event_at(), people.anybody()
    registration = asked(event, email=person.email, by=person)
    client.force_login(person)
    assert registration.token in text(client.get(url("event", event.slug)))


@pytest.mark.parametrize("many", [1, 30])
def test_registrations_costs_the_same_at_any_length(client, django_assert_num_queries, many):
    event = event_at(capacity=20)
    for _ in range(many):
        attendee(event)
    client.force_login(people.staff())
    with django_assert_num_queries(7):
        client.get(url("registrations", event.slug))


@pytest.mark.parametrize("many", [1, 30])
def test_staff_events_costs_the_same_at_any_length(client, django_assert_num_queries, many):
    for _ in range(many):
        event_at()
    client.force_login(people.staff())
    with django_assert_num_queries(5):
        client.get(url("staff_events"))
