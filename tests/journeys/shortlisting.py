"""Shortlists prepared and released by the real actions."""

from django.utils import timezone

from tests.journeys import people, vetting
from vendors.actions.shortlisting.notes import note_as_designer
from vendors.actions.shortlisting.preparing import ChoiceWords, prepare_choice, set_places
from vendors.actions.shortlisting.releasing import release_shortlist
from vendors.enums import DesignersView, ResponseStatus, Showing
from vendors.models import ShortlistChoice, ShortlistNote
from vendors.queries.shortlisting.choices import prospects_of, seal_of


def offered(number, *, challenge=None):
    """So many responses of eligible solutions to one challenge."""
    first = vetting.response_at(ResponseStatus.OFFERED, challenge=challenge)
    more = range(number - 1)
    return [
        first,
        *(vetting.response_at(ResponseStatus.OFFERED, challenge=first.challenge) for _ in more),
    ]


def prepared(response, showing=Showing.SHOW, *, by=None, place=None, at=None, **words):
    """A choice written down over whatever stood there."""
    words = {"reason": "Fits best.", "feedback": "Clear and short.", **words}
    kept = ShortlistChoice.objects.filter(response=response).first()
    return prepare_choice(
        response,
        ChoiceWords(showing, place=place, **words),
        by=by or people.desk(),
        at=at or timezone.now(),
        replaces=kept.prepared_at if kept else None,
    )


def released(challenge, *, by=None):
    seen = seal_of(prospects_of(challenge))
    return release_shortlist(challenge, seen=seen, by=by or people.desk(), at=timezone.now())


def shown_reserve_and_not(challenge=None, *, places=1):
    """Three responses, told: one shown, one first on the reserve list, one left off."""
    responses = offered(3, challenge=challenge)
    for response, showing in zip(responses, Showing, strict=True):
        prepared(response, showing)
    room(responses[0].challenge, places)
    released(responses[0].challenge)
    for response in responses:
        response.refresh_from_db()
    return responses


def designer_of(challenge):
    """An officer of a council that designed it."""
    council = challenge.designers.exclude(organisation=None).earliest("pk").organisation
    return people.officer(council)


def noted(response, *, by, view=DesignersView.LIKES, text=""):
    """A designer's note; the words of their earlier one are kept."""
    council = by.memberships.get(role="council_officer").organisation
    kept = ShortlistNote.objects.standing().filter(response=response, author=by).first()
    return note_as_designer(
        response,
        council=council,
        view=view,
        text=text,
        by=by,
        at=timezone.now(),
        replaces=kept.written_at if kept else None,
    )


def room(challenge, places):
    set_places(challenge, places=places, by=people.desk(), at=timezone.now())
