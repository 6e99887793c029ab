"""Which places an event has, which one suits a person, and why somebody still waits."""

from datetime import datetime

from django.db.models import Q, QuerySet

from showcase.enums import PlaceMode
from showcase.enums import RegistrationStatus as G
from showcase.models import PlaceKind, Registration, ShowcaseEvent
from showcase.wording import day, hour
from workflow.engine import TransitionDenied


def places_of(event: ShowcaseEvent) -> QuerySet[PlaceKind]:
    return places_in_order().filter(event=event)


def places_in_order() -> QuerySet[PlaceKind]:
    """In the room before online, those for anybody last."""
    return PlaceKind.objects.filter(capacity__gt=0).order_by("-mode", "-kind", "pk")


def place_for(event: ShowcaseEvent, kind: str, mode: str) -> PlaceKind:
    """The places kept for this kind of people, or else those for anybody. Raises TransitionDenied."""
    suitable = event.place_kinds.filter(mode=mode, kind__in=["", kind], capacity__gt=0)
    place = suitable.order_by("-kind").first()
    if place is None:
        where = "online" if mode == PlaceMode.ONLINE else "in the room"
        raise TransitionDenied(f"There are no places {where} for the kind of people you chose.")
    return place


def turn_of(registration: Registration) -> int:
    """Whose turn it is: 1 is next."""
    ahead = registration.place.registrations.waiting().filter(
        Q(queued_at__lt=registration.queued_at)
        | Q(queued_at=registration.queued_at, pk__lt=registration.pk)
    )
    return ahead.count() + 1


def why_waiting(registration: Registration, at: datetime) -> list[str]:
    """Sentences that say why this person has no place yet, and what would give them one."""
    place, turn = registration.place, turn_of(registration)
    return [
        f"{_all_taken(place)}: {_held(place)}.",
        "You are next." if turn == 1 else f"{_people(turn - 1)} asked before you.",
        "When a place becomes free and it is your turn, we keep it for you and write to you."
        " You then have up to two days to take it.",
        *_other_ways(registration),
    ]


def _all_taken(place: PlaceKind) -> str:
    what = f"{place.who.lower()}, {place.get_mode_display().lower()}"
    if place.capacity == 1:
        return f"The only place ({what}) is taken"
    return f"All {place.capacity} places ({what}) are taken"


def _held(place: PlaceKind) -> str:
    offered = place.registrations.filter(status=G.OFFERED).order_by("offer_ends_at", "pk")
    ends = [end for end in offered.values_list("offer_ends_at", flat=True) if end]
    taken = f"{place.taken - len(ends)} by people who come"
    if not ends:
        return taken
    first = f"{hour(ends[0])} on {day(ends[0])}"
    return f"{taken}, {len(ends)} offered to somebody who has until {first} to say yes"


def _other_ways(registration: Registration) -> list[str]:
    suitable = places_of(registration.event).filter(kind__in=["", registration.kind])
    others = [place for place in suitable.exclude(pk=registration.place_id) if place.left]
    return [
        f"Places are free {other.get_mode_display().lower()}: change your registration to have one at once."
        for other in others
    ]


def _people(number: int) -> str:
    return "1 person" if number == 1 else f"{number} people"
