"""The lists of the day: who is expected, whose badge to print, what people said of it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Avg, Count, Q, QuerySet

from accounts.standing import standing_of
from showcase.enums import AudienceQuestionStatus, PlaceMode
from showcase.models import AudienceQuestion, Feedback, Registration, Session, ShowcaseEvent


@dataclass(frozen=True)
class Arrivals:
    expected: int
    here: int


@dataclass(frozen=True)
class Opinion:
    """Of those who answered; `ratings` is how many gave each of 1 to 5."""

    answers: int
    average: float | None
    ratings: list[tuple[int, int]]


def expected_in_person(event: ShowcaseEvent, words: str = "") -> QuerySet[Registration]:
    """By name, whoever is not here yet first; `words` looks into name, organisation and address."""
    guests = event.registrations.confirmed().filter(place__mode=PlaceMode.ROOM)
    for word in words.split():
        guests = guests.filter(
            Q(name__icontains=word) | Q(organisation__icontains=word) | Q(email__icontains=word)
        )
    return guests.order_by("name", "pk")


def arrivals_of(event: ShowcaseEvent) -> Arrivals:
    here = Count("pk", filter=Q(checked_in_at__isnull=False))
    return Arrivals(**expected_in_person(event).aggregate(expected=Count("pk"), here=here))


def opinion_of(event: ShowcaseEvent) -> Opinion:
    said = Feedback.objects.filter(registration__event=event).order_by()
    ratings = dict(said.values_list("rating").annotate(Count("pk")))
    average = said.aggregate(average=Avg("rating"))["average"]
    return Opinion(
        sum(ratings.values()), average, [(rating, ratings.get(rating, 0)) for rating in range(1, 6)]
    )


def words_of_feedback(event: ShowcaseEvent) -> QuerySet[Feedback]:
    """What people wrote, without who wrote it, in an order that tells nothing."""
    said = Feedback.objects.filter(registration__event=event)
    return said.exclude(liked="", improve="").order_by("rating", "pk")


def answered_in(session: Session) -> QuerySet[AudienceQuestion]:
    answered = AudienceQuestion.objects.public().filter(shown__session=session)
    return answered.select_related("shown__response__solution__vendor").order_by("asked_at", "pk")


def questions_to_answer(user: Any) -> QuerySet[AudienceQuestion]:
    """By the vendors this person works for."""
    vendors = standing_of(user).vendors
    asked = AudienceQuestion.objects.filter(status=AudienceQuestionStatus.ASKED)
    return asked.filter(shown__response__solution__vendor__in=vendors)
