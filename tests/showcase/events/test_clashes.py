from datetime import timedelta

import pytest
from django.utils import timezone

from showcase.actions.events.agenda import add_session, add_speaker, show_responses
from showcase.queries.events.clashes import flags_of
from showcase.queries.events.programme import sessions_of
from tests.journeys import people
from tests.journeys.showcase import event_at, slot
from vendors.actions.vetting.interests import declare_interest

pytestmark = pytest.mark.django_db


def session(event, title, *, hour=2, room="", minutes=60):
    starts_at = event.starts_at + timedelta(hours=hour)
    return add_session(
        event,
        by=people.desk(),
        at=timezone.now(),
        title=title,
        room=room,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(minutes=minutes),
    )


def speaks(where, name, email=""):
    add_speaker(where, name=name, email=email, by=people.desk(), at=timezone.now())


def flags(event, user=None):
    found = flags_of(event, list(sessions_of(event)), user or people.staff())
    return {pk: sentences for pk, sentences in found.items() if sentences}


def test_sessions_one_after_the_other_or_in_two_rooms_clash_in_nothing():
    event = event_at()
    session(event, "A", hour=2, room="Hall")
    session(event, "B", hour=3, room="Hall")
    session(event, "C", hour=3, room="Attic")
    assert flags(event) == {}


@pytest.mark.parametrize(
    ("room", "where"), [("Hall", "in Hall"), ("", "without a room of its own")]
)
def test_sessions_at_once_in_one_room_are_flagged_in_both(room, where):
    event = event_at()
    a, b = session(event, "A", room=room), session(event, "B", room=room)
    assert flags(event) == {
        a.pk: [f"“B” is at the same time {where}."],
        b.pk: [f"“A” is at the same time {where}."],
    }


def test_speaker_and_solution_in_two_places_at_once_are_flagged():
    shown = slot()
    event, first = shown.session.event, shown.session
    other = add_session(
        event,
        by=people.desk(),
        at=timezone.now(),
        title="Attic",
        room="Attic",
        challenge=first.challenge,
        starts_at=first.starts_at,
        ends_at=first.ends_at,
    )
    show_responses(other, [shown.response], by=people.desk(), at=timezone.now())
    for where in (first, other):
        speaks(where, "Ada Bright")
    name = shown.response.solution.name
    assert flags(event)[first.pk] == [
        "Ada Bright also speaks in “Attic” at the same time.",
        f"{name} is also shown in “Attic” at the same time.",
    ]


def test_slots_longer_than_the_session_are_flagged():
    shown = slot()
    show_responses(shown.session, [shown.response], minutes=70, by=people.desk(), at=timezone.now())
    assert flags(shown.session.event) == {
        shown.session.pk: ["Its slots take 70 minutes, and it has 60."]
    }


def test_session_outside_its_event_is_flagged():
    event = event_at()
    late = session(event, "Late", hour=5, minutes=90)
    assert flags(event) == {late.pk: ["It is outside the hours of the event."]}


def test_speaker_with_a_declared_interest_is_flagged_but_not_to_who_has_one_too():
    shown, chair, conflicted = slot(), people.assessor(), people.staff()
    vendor = shown.response.solution.vendor
    for person in (chair, conflicted):
        declare_interest(vendor, kind="financial", details="Shares.", by=person, at=timezone.now())
    speaks(shown.session, chair.name, chair.email.upper())
    event = shown.session.event
    assert flags(event) == {shown.session.pk: [f"{chair.name} declared an interest in {vendor}."]}
    assert flags(event, conflicted) == {}


def test_speaker_who_vetted_what_is_shown_is_flagged():
    shown = slot()
    version = shown.response.solution.versions.get()
    assessor = version.assignments.first().assessor
    speaks(shown.session, assessor.name, assessor.email)
    assert flags(shown.session.event) == {
        shown.session.pk: [f"{assessor.name} vetted {shown.response.solution.name}."]
    }


@pytest.mark.parametrize("many", [1, 12])
def test_flags_cost_the_same_at_any_length(many, django_assert_num_queries):
    event, user = event_at(), people.staff()
    for number in range(many):
        speaks(session(event, f"S{number}"), f"P{number}", f"p{number}@example.org")
    sessions = list(sessions_of(event))
    with django_assert_num_queries(3):
        flags_of(event, sessions, user)
