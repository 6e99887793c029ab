"""What vendors are told of their responses, and staff of places that became free."""

from datetime import datetime

from django.urls import reverse

from accounts.interests import without_interest_in
from accounts.models import User
from accounts.queries.audiences import people_in_role
from accounts.standing import STAFF_ROLES
from challenges.models import Challenge
from notifications.writing import Letter, write_letter
from vendors.enums import ResponseStatus, Showing
from vendors.messages.telling import tell, tell_vendor
from vendors.models import Response, ShortlistChoice

KIND_OF = {
    ResponseStatus.SHORTLISTED: "response_shortlisted",
    ResponseStatus.RESERVE: "response_reserve",
    ResponseStatus.NOT_SHORTLISTED: "response_not_shortlisted",
}
STATUS_FOR = {
    Showing.SHOW: ResponseStatus.SHORTLISTED,
    Showing.RESERVE: ResponseStatus.RESERVE,
    Showing.NOT_SHOWN: ResponseStatus.NOT_SHORTLISTED,
}


def response_decided(
    response: Response, *, at: datetime, place: int | None = None, moved_up: bool = False
) -> None:
    tell_vendor(
        response.solution.vendor,
        KIND_OF[ResponseStatus(response.status)],
        key=str(response.pk),
        at=at,
        link=_own(response),
        **_words(response, response.feedback, place),
        moved_up=moved_up,
    )


def choice_letter(choice: ShortlistChoice) -> Letter:
    """The mail a choice would send, for a look before it is sent."""
    response = choice.response
    words = _words(response, choice.feedback, choice.place)
    return write_letter(KIND_OF[STATUS_FOR[Showing(choice.showing)]], _own(response), words)


def place_freed(response: Response, first: Response | None, *, at: datetime) -> None:
    """To those who may put this shortlist together; `first` is the first of its reserve list."""
    challenge = response.challenge.live
    tell(
        _composers(challenge),
        "shortlist_place_freed",
        about=response.solution.vendor,
        key=f"{response.pk}:{at:%Y%m%d%H%M%S%f}",
        at=at,
        link=reverse("vendors:shortlist", args=[challenge.slug]),
        solution=response.solution,
        challenge=challenge,
        first=first,
    )


def _composers(challenge: Challenge) -> list[User]:
    """Staff without an interest in any vendor that answers the challenge."""
    people = people_in_role(*STAFF_ROLES)
    family = Challenge.objects.family_of(challenge)
    answers = Response.objects.filter(challenge__in=family, offered_at__isnull=False)
    standing = answers.exclude(status=ResponseStatus.WITHDRAWN)
    for vendor in standing.order_by().values_list("solution__vendor", flat=True).distinct():
        people = without_interest_in(people, vendor)
    return list(people)


def _own(response: Response) -> str:
    return reverse("vendors:response", args=[response.pk])


def _words(response: Response, feedback: str, place: int | None) -> dict[str, object]:
    return {"response": response, "feedback": feedback, "place": place}
