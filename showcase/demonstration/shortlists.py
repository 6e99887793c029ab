"""Responses, what designers said of them, and what was chosen or is prepared."""

from typing import Any

from challenges.models import Challenge
from showcase.demonstration.cast import Cast
from showcase.demonstration.reading import Calendar
from vendors.actions.shortlisting.notes import note_as_designer
from vendors.actions.shortlisting.preparing import ChoiceWords, prepare_choice, set_places
from vendors.actions.shortlisting.releasing import release_choice
from vendors.actions.supply.responses import offer_response, start_response, withdraw_response
from vendors.enums import DesignersView, Showing
from vendors.models import Response, SolutionVersion

CHOSEN = {
    "shortlisted": Showing.SHOW,
    "reserve": Showing.RESERVE,
    "not_shortlisted": Showing.NOT_SHOWN,
}


def respond(
    facts: dict[str, Any],
    challenge: Challenge,
    version: SolutionVersion,
    vendor: str,
    cast: Cast,
    calendar: Calendar,
) -> None:
    """One response up to where it stands; shortlists are decided when solutions are."""
    lead, day = cast.lead(vendor), facts["offered_day"]
    response = start_response(
        challenge, version.solution, text=facts["text"], by=lead, at=calendar.done(day, "11:30")
    )
    if facts["end_state"] == "draft":
        return
    offer_response(response, by=lead, at=calendar.done(day, "12:00"))
    if facts["end_state"] == "withdrawn":
        withdraw_response(response, by=lead, at=calendar.done(day + 4))
        return
    _note(response, facts.get("notes", []), cast, calendar)
    if facts["end_state"] in CHOSEN:
        at = calendar.done(-4 if day > -100 else -190, "15:00")
        words = ChoiceWords(CHOSEN[facts["end_state"]], facts["feedback"], facts["feedback"])
        release_choice(prepare_choice(response, words, by=cast.staff, at=at), by=cast.staff, at=at)
    elif "prepared" in facts:
        words = ChoiceWords(**facts["prepared"])
        prepare_choice(response, words, by=cast.staff, at=calendar.done(-1, "16:00"))


def give_room(facts: dict[str, Any], challenge: Challenge, cast: Cast, calendar: Calendar) -> None:
    """As many places as its session has, where the story says."""
    if "session_places" in facts:
        at = calendar.done(-5)
        set_places(challenge, places=facts["session_places"], by=cast.staff, at=at)


def _note(response: Response, notes: list[dict[str, str]], cast: Cast, calendar: Calendar) -> None:
    for note in notes:
        council = cast.organisations[note["council"]]
        note_as_designer(
            response,
            council=council,
            view=DesignersView(note["view"]),
            text=note["text"],
            by=cast.officer(note["council"]),
            at=calendar.done(-6),
        )
