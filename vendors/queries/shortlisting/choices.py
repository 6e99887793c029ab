"""What is chosen for the responses of a challenge, and what still stands in the way of telling."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from challenges.models import Challenge
from vendors.enums import ResponseStatus, Showing
from vendors.models import Response, Shortlist, ShortlistChoice, SolutionVersion

NOT_ELIGIBLE = "The solution is not eligible now, so it can only be left off."


@dataclass(frozen=True)
class Prospect:
    """An offered response with what is prepared for it."""

    response: Response
    choice: ShortlistChoice | None
    is_eligible: bool

    @property
    def missing(self) -> list[str]:
        """Sentences; none when it can be released."""
        if self.choice is None or not self.choice.showing:
            return ["Choose what happens to it."]
        is_left_off = self.choice.showing == Showing.NOT_SHOWN
        said = {
            "Write the reason.": self.choice.reason,
            "Write feedback for the vendor.": self.choice.feedback,
            NOT_ELIGIBLE: self.is_eligible or is_left_off,
        }
        return [sentence for sentence, is_there in said.items() if not is_there]


def shortlist_of(challenge: Challenge) -> Shortlist:
    """The stored one, or one with the usual room while nothing is prepared."""
    stored = Shortlist.objects.filter(challenge=challenge).first()
    return stored or Shortlist(challenge=challenge)


def prospects_of(challenge: Challenge) -> list[Prospect]:
    """Every response that waits for the release, in the order of the letters: shown, reserve, the rest."""
    offered = (
        _answering(challenge)
        .filter(status=ResponseStatus.OFFERED)
        .select_related("solution__vendor", "challenge__round", "choice__prepared_by")
        .annotate(is_eligible=_is_eligible())
        .order_by("offered_at", "pk")
    )
    found = [Prospect(one, getattr(one, "choice", None), one.is_eligible) for one in offered]
    return sorted(found, key=_in_order)


def missing_from_shortlist(challenge: Challenge, prospects: Iterable[Prospect]) -> list[str]:
    """Sentences on what keeps the whole shortlist from being released; none when it is ready."""
    shortlist = shortlist_of(challenge)
    lines = [
        f"{one.response.solution}: {' '.join(one.missing)}" for one in prospects if one.missing
    ]
    overfull = refusal_of_places(shortlist, shortlist.places)
    return [*lines, overfull] if overfull else lines


def seal_of(prospects: Iterable[Prospect]) -> str:
    """Changes with every choice that is rewritten, and with every response that comes or goes."""
    lines = sorted(
        f"{one.response.pk}@{one.choice.prepared_at.isoformat() if one.choice else ''}"
        for one in prospects
    )
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def refusal_of_places(shortlist: Shortlist, places: int, *, beside: Response | None = None) -> str:
    """Why so many places are not enough for what holds one, and for `beside`; empty where they are."""
    held = list(holding_a_place(shortlist.challenge).exclude(pk=beside.pk if beside else None))
    if len(held) + (beside is not None) <= places:
        return ""
    names = ", ".join(str(response.solution) for response in held)
    room = "1 response" if places == 1 else f"{places} responses"
    if beside is None:
        return (
            f"The session has room for {room}, and {len(held)} are shown or to be shown: {names}."
        )
    return (
        f"The session has room for {room}, and every place is taken: {names}. Choose something else"
        " for one of them, or state more room, first."
    )


def holding_a_place(challenge: Challenge) -> QuerySet[Response]:
    """Shown ones that stand and are eligible, and those prepared to be shown."""
    is_shown = Q(status=ResponseStatus.SHORTLISTED, is_eligible=True)
    is_to_be_shown = Q(status=ResponseStatus.OFFERED, choice__showing=Showing.SHOW)
    standing = _answering(challenge).annotate(is_eligible=_is_eligible())
    found = standing.filter(is_shown | is_to_be_shown)
    return found.select_related("solution").order_by("solution__name", "pk")


def _answering(challenge: Challenge) -> QuerySet[Response]:
    return Response.objects.filter(challenge__in=Challenge.objects.family_of(challenge))


def _is_eligible() -> Exists:
    return Exists(SolutionVersion.objects.public().filter(solution=OuterRef("solution")))


def _in_order(one: Prospect) -> tuple[int, int, int]:
    order = [Showing.SHOW, Showing.RESERVE, Showing.NOT_SHOWN, ""]
    showing = one.choice.showing if one.choice else ""
    place = one.choice.place if one.choice else None
    return order.index(showing), place or 0, one.response.pk
