"""Events with their agendas and the people who come."""

from typing import Any

from challenges.models import Challenge, Round
from showcase.actions.events.agenda import add_session, add_speaker, show_responses
from showcase.actions.events.planning import create_event, mark_held, open_registration
from showcase.actions.events.registering import Attendee, confirm_address, register
from showcase.demonstration.afterwards import thought
from showcase.demonstration.cast import Cast
from showcase.demonstration.reading import Calendar
from showcase.models import Session, ShowcaseEvent
from vendors.models import Response, Solution

PREPARED_BEFORE = 20


def hold(
    facts: dict[str, Any],
    round: Round,
    challenges: dict[str, Challenge],
    solutions: dict[str, Solution],
    cast: Cast,
    calendar: Calendar,
) -> ShowcaseEvent:
    """One event, prepared, open for registration and, where its day is over, held."""
    prepared = min(facts["day"] - PREPARED_BEFORE, -3)
    event = create_event(
        round, by=cast.staff, at=calendar.at(prepared, "09:00"), **_facts(facts, calendar)
    )
    for item in facts["sessions"]:
        _session(event, item, facts["day"], prepared, challenges, solutions, cast, calendar)
    open_registration(event, by=cast.staff, at=calendar.at(prepared, "12:00"))
    for number, person in enumerate(facts["registrations"]):
        at = calendar.at(prepared + 1, f"{9 + number // 4:02}:{number % 4 * 15:02}")
        registration = register(event, Attendee(**person), by=None, at=at)
        confirm_address(registration, by=None, at=at)
    if facts["end_state"] == "held":
        mark_held(event, by=cast.staff, at=calendar.at(facts["day"], "17:00"))
        thought(event, facts["ratings"], facts["day"], calendar)
    return event


def _facts(facts: dict[str, Any], calendar: Calendar) -> dict[str, Any]:
    same = ("title", "summary", "venue", "address", "access_information", "online_link")
    return {
        **{name: facts[name] for name in same},
        "starts_at": calendar.at(facts["day"], facts["start"]),
        "ends_at": calendar.at(facts["day"], facts["end"]),
        "places": {(place["kind"], place["mode"]): place["capacity"] for place in facts["places"]},
    }


def _session(
    event: ShowcaseEvent,
    item: dict[str, Any],
    day: int,
    prepared: int,
    challenges: dict[str, Challenge],
    solutions: dict[str, Solution],
    cast: Cast,
    calendar: Calendar,
) -> None:
    at = calendar.at(prepared, "10:00")
    session = add_session(
        event,
        by=cast.staff,
        at=at,
        title=item["title"],
        description=item["description"],
        challenge=challenges.get(item["challenge"]),
        starts_at=calendar.at(day, item["start"]),
        ends_at=calendar.at(day, item["end"]),
    )
    if item["responses"]:
        show_responses(session, _shown(session, item, solutions), by=cast.staff, at=at)
    for speaker in item["speakers"]:
        add_speaker(session, by=cast.staff, at=at, **speaker)


def _shown(
    session: Session, item: dict[str, Any], solutions: dict[str, Solution]
) -> list[Response]:
    responses = Response.objects.filter(challenge=session.challenge)
    return [responses.get(solution=solutions[slug]) for slug in item["responses"]]
