import pytest
from django.utils import timezone

from showcase.actions.events.changing import change_registration
from showcase.enums import RegistrationStatus as G
from showcase.models import ShowcaseEvent
from tests.journeys.showcase import asked, attendee, event_at, offered
from workflow.engine import TransitionDenied

pytestmark = pytest.mark.django_db


def hybrid(room=1, online=1):
    return event_at(places={("", "room"): room, ("", "online"): online})


def change(registration, mode, at=None, **facts):
    facts = {"name": "Ada", "kind": "public", **facts}
    change_registration(registration, mode=mode, by=None, at=at or timezone.now(), **facts)
    registration.refresh_from_db()


def taken(event):
    event = ShowcaseEvent.objects.get(pk=event.pk)
    places = event.place_kinds.order_by("-mode").values_list("taken", flat=True)
    return [*places, event.places_taken]


def test_change_of_words_keeps_the_place():
    event = hybrid()
    registration = attendee(event)
    change(registration, "room", dietary_needs="No nuts")
    assert (registration.name, registration.dietary_needs) == ("Ada", "No nuts")
    assert (registration.status, registration.revision) == (G.CONFIRMED, 0)


def test_change_to_a_free_kind_moves_and_hands_the_old_place_on():
    event = hybrid()
    registration, waiting = attendee(event), attendee(event)
    change(registration, "online")
    waiting.refresh_from_db()
    assert (registration.place.mode, waiting.status) == ("online", G.OFFERED)
    assert taken(event) == [1, 1, 2]


def test_change_to_a_full_kind_keeps_the_place_one_has():
    event = hybrid()
    registration = attendee(event)
    attendee(event, mode="online")
    with pytest.raises(TransitionDenied, match="You keep the place you have"):
        change(registration, "online")
    registration.refresh_from_db()
    assert registration.place.mode == "room"
    assert taken(event) == [1, 1, 2]


def test_change_while_waiting_has_the_free_place_at_once():
    event = hybrid()
    attendee(event)
    registration = attendee(event)
    change(registration, "online")
    assert registration.status == G.CONFIRMED
    assert taken(event) == [1, 1, 2]


def test_change_while_waiting_to_a_full_kind_joins_the_end_of_its_list():
    event = event_at(places={("council", "room"): 1, ("press", "room"): 1})
    for kind in ("council", "press"):
        attendee(event, kind=kind)
    registration, second = attendee(event, kind="council"), attendee(event, kind="press")
    change(registration, "room", kind="press")
    waiting = registration.place.registrations.waiting()
    assert list(waiting) == [second, registration]


def test_change_of_an_offer_to_another_kind_keeps_its_time():
    event = hybrid()
    registration = offered(event)
    ends_at = registration.offer_ends_at
    change(registration, "online")
    assert (registration.status, registration.offer_ends_at) == (G.OFFERED, ends_at)
    assert taken(event) == [0, 1, 1]


def test_change_before_confirming_or_after_the_start_is_refused():
    event = hybrid()
    with pytest.raises(TransitionDenied, match="no longer"):
        change(asked(event), "room")
    with pytest.raises(TransitionDenied, match="no longer"):
        change(attendee(event), "room", at=event.starts_at)
