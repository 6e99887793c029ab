"""An event for each round, as large as that of 2024: four sessions, a challenge each, three solutions in each."""

from datetime import timedelta

from django.utils import timezone

from challenges.models import Challenge, Round
from showcase.models import PlaceKind, Session, SessionResponse, ShowcaseEvent, Speaker
from vendors.models import Response

NOW = timezone.now()
SESSIONS, SHOWN = 4, 3


def held_once_a_round() -> None:
    for number, round_ in enumerate(Round.objects.order_by("pk")):
        _sessions(_event(number, round_))


def _event(number: int, round_: Round) -> ShowcaseEvent:
    starts_at = NOW + timedelta(days=30 - 40 * number)
    event = ShowcaseEvent.objects.create(
        round=round_,
        slug=f"event-{number}",
        title=f"Showcase {number}",
        summary="Solutions meet challenges.",
        status="registration_open",
        venue="The Old Library",
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=6),
        capacity=100,
        opened_at=NOW,
        calendar_changed_at=NOW,
    )
    PlaceKind.objects.create(event=event, mode="room", capacity=100)
    return event


def _sessions(event: ShowcaseEvent) -> None:
    challenges = Challenge.objects.filter(round=event.round).order_by("pk")[:SESSIONS]
    for place, challenge in enumerate(challenges):
        starts_at = event.starts_at + timedelta(hours=place)
        session = Session.objects.create(
            event=event,
            challenge=challenge,
            title=challenge.title,
            starts_at=starts_at,
            ends_at=starts_at + timedelta(hours=1),
        )
        Speaker.objects.create(session=session, name="Ada Bright", role="Team manager")
        shown = Response.objects.filter(challenge=challenge).order_by("pk")[:SHOWN]
        SessionResponse.objects.bulk_create(
            SessionResponse(session=session, response=response) for response in shown
        )
