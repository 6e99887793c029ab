"""Writing down what is to be shown before any vendor is told of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from challenges.models import Challenge
from vendors.enums import ResponseStatus, Showing
from vendors.lifecycle import RESPONSE
from vendors.models import Response, Shortlist, ShortlistChoice
from vendors.queries.shortlisting.choices import refusal_of_places
from vendors.rules import COMPOSES_SHORTLIST
from workflow.engine import StaleTransition, TransitionDenied, record, require
from workflow.models import Event


@dataclass(frozen=True)
class ChoiceWords:
    """What is chosen and what the vendor will read; `place` on the reserve list, from 1, None for last.

    While it is being written any of it may be empty. Releasing asks for the rest.
    """

    showing: str
    reason: str = ""
    feedback: str = ""
    place: int | None = None


def lock_shortlist(challenge: Challenge, *, by: User) -> Shortlist:
    """Every change of a shortlist locks it first, then its responses, so that none waits for another.

    Raises TransitionDenied for whoever has an interest in one of its vendors.
    """
    live = challenge.live
    require(COMPOSES_SHORTLIST, live, by=by)
    Shortlist.objects.get_or_create(challenge=live)
    return Shortlist.objects.select_for_update(of=("self",)).get(challenge=live)


def hold_shortlist(challenge: Challenge) -> None:
    """For a vendor's own act; nothing is there to hold while nothing is prepared."""
    held = Shortlist.objects.select_for_update(of=("self",)).filter(challenge=challenge.live)
    list(held.values_list("pk"))


@transaction.atomic
def prepare_choice(
    response: Response,
    words: ChoiceWords,
    *,
    by: User,
    at: datetime,
    replaces: datetime | None = None,
) -> ShortlistChoice:
    """Keep a choice for later; nothing is sent and nothing is decided yet.

    `replaces` is when the choice that the writer has before them was saved, None when they saw
    none. Raises StaleTransition once the response is decided on or withdrawn, TransitionDenied when
    somebody saved another one meanwhile or when every place of the session is taken.
    """
    shortlist = lock_shortlist(response.challenge, by=by)
    locked = Response.objects.select_for_update(of=("self",)).get(pk=response.pk)
    _check_open(locked)
    earlier = ShortlistChoice.objects.filter(response=locked).select_related("prepared_by").first()
    _check_nobody_was_first(earlier, replaces)
    if words.showing == Showing.SHOW:
        _check_room(shortlist, locked)
    choice = _written(shortlist, locked, earlier, words, by, at)
    number_reserve(shortlist, moved=choice, to=words.place)
    choice.refresh_from_db()
    record(response, "prepare_choice", by=by, at=at, data={"showing": words.showing})
    return choice


@transaction.atomic
def set_places(challenge: Challenge, *, places: int, by: User, at: datetime) -> None:
    """How many responses the session of this challenge has room for.

    Raises TransitionDenied when more are shown, or prepared to be shown, than that.
    """
    shortlist = lock_shortlist(challenge, by=by)
    if refusal := refusal_of_places(shortlist, places):
        raise TransitionDenied(refusal)
    shortlist.places = places
    shortlist.save(update_fields=["places"])
    record(challenge.live, "set_shortlist_places", by=by, at=at, data={"places": places})


def number_reserve(
    shortlist: Shortlist, *, moved: ShortlistChoice | None = None, to: int | None = None
) -> None:
    """Places without a gap after those released earlier; the one `moved` stands at the place wanted."""
    waiting = list(_prepared_reserve(shortlist))
    first = _last_released_place(shortlist) + 1
    if moved in waiting:
        waiting.remove(moved)
        waiting.insert(len(waiting) if to is None else max(to - first, 0), moved)
    for place, choice in enumerate(waiting, first):
        choice.place, choice.shortlist = place, shortlist
    ShortlistChoice.objects.bulk_update(waiting, ["place", "shortlist"])


def _prepared_reserve(shortlist: Shortlist) -> Iterable[ShortlistChoice]:
    family = Challenge.objects.family_of(shortlist.challenge)
    prepared = ShortlistChoice.objects.filter(released_at=None, response__challenge__in=family)
    return prepared.filter(showing=Showing.RESERVE).order_by("place", "pk")


def _last_released_place(shortlist: Shortlist) -> int:
    released = shortlist.choices.filter(released_at__isnull=False)
    return released.aggregate(last=Max("place"))["last"] or 0


def _check_open(response: Response) -> None:
    if response.status != ResponseStatus.OFFERED:
        last = Event.objects.about(response).exclude(to_status="").last()
        raise StaleTransition(response, RESPONSE["shortlist"], last)


def _check_nobody_was_first(earlier: ShortlistChoice | None, replaces: datetime | None) -> None:
    if earlier and earlier.prepared_at != replaces:
        raise TransitionDenied(
            f"Meanwhile {earlier.prepared_by} prepared a choice for this response. It stands in your "
            "colleague’s words until you save again; yours are still here."
        )


def _check_room(shortlist: Shortlist, response: Response) -> None:
    if refusal := refusal_of_places(shortlist, shortlist.places, beside=response):
        raise TransitionDenied(refusal)


def _written(
    shortlist: Shortlist,
    response: Response,
    earlier: ShortlistChoice | None,
    words: ChoiceWords,
    by: User,
    at: datetime,
) -> ShortlistChoice:
    choice = earlier or ShortlistChoice(response=response)
    choice.shortlist, choice.showing = shortlist, words.showing
    choice.place = _LAST if words.showing == Showing.RESERVE else None
    choice.reason, choice.feedback = words.reason.strip(), words.feedback.strip()
    choice.prepared_by, choice.prepared_at = by, at
    choice.save()
    return choice


# Where a choice stands until the list is numbered, in the same transaction.
_LAST = 32767
