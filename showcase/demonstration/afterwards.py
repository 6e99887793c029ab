"""What came after a showcase: how it was, what happened next, and the report that tells of both."""

from typing import Any

from challenges.models import Round
from showcase.actions.events.day import give_feedback
from showcase.actions.events.follow_ups import ask_what_happened, say_what_happened
from showcase.actions.reports import publish_report
from showcase.demonstration.cast import Cast
from showcase.demonstration.reading import Calendar
from showcase.models import FollowUp, ShowcaseEvent

ASKED_DAY = -55


def thought(event: ShowcaseEvent, ratings: dict[str, int], day: int, calendar: Calendar) -> None:
    """`ratings` by address of whoever came."""
    for number, (email, rating) in enumerate(ratings.items()):
        registration = event.registrations.get(email=email)
        at = calendar.at(day + 1, f"{9 + number:02}:20")
        give_feedback(registration, rating=rating, liked="", improve="", at=at)


def ask_everybody(calendar: Calendar) -> None:
    ask_what_happened(at=calendar.at(ASKED_DAY, "08:00"))


def say(facts: dict[str, Any], vendor: str, cast: Cast, calendar: Calendar) -> None:
    """A council's words; with `agreed_day` the vendor's agreement to them."""
    council = cast.organisations[facts["council"]]
    asked = FollowUp.objects.get(response__solution__slug=facts["solution"], council=council)
    said = {"outcome": facts["outcome"], "words": facts["words"]}
    officer, lead = cast.officer(facts["council"]), cast.lead(vendor)
    say_what_happened(asked, by=officer, at=calendar.at(facts["said_day"], "11:00"), **said)
    if "agreed_day" in facts:
        say_what_happened(asked, by=lead, at=calendar.at(facts["agreed_day"], "15:00"), **said)


def publish_again(facts: dict[str, Any], round: Round, cast: Cast, calendar: Calendar) -> None:
    """The later versions of a report."""
    for version in facts["later_versions"]:
        at = calendar.at(version["day"], "10:00")
        publish_report(round.report, reason=version["reason"], by=cast.staff, at=at)
