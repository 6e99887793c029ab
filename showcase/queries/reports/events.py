"""The events of a round, what those who came said in figures, and what happened next."""

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localtime

from challenges.models import Round
from showcase.enums import RegistrationStatus
from showcase.insights.suppression import FEWEST
from showcase.models import Feedback, ShowcaseEvent
from showcase.queries.events.follow_ups import what_happened_next
from showcase.queries.funnel import public_events

RATINGS = range(1, 6)


def events_of(round_: Round) -> list[dict[str, Any]]:
    events: list[Any] = list(_events(round_))
    ratings = _ratings(events)
    return [
        {
            "title": event.title,
            "slug": event.slug,
            "starts_at": localtime(event.starts_at).isoformat(),
            "venue": event.venue,
            "registered": event.registered,
            "feedback": feedback_told(ratings.get(event.pk, {})),
        }
        for event in events
    ]


def feedback_told(ratings: dict[int, int]) -> dict[str, Any] | None:
    """How many gave each rating; nothing at all where nobody answered.

    Of fewer than five answers it is only told that there were some. How many gave which rating is
    told where five or more, or none, gave each: otherwise the average would give small ones away.
    """
    answers = sum(ratings.values())
    if not answers:
        return None
    if answers < FEWEST:
        return {"answers": None, "average": None, "ratings": None}
    average = round(sum(rating * many for rating, many in ratings.items()) / answers, 1)
    is_small = any(many < FEWEST for many in ratings.values())
    told = None if is_small else [[rating, ratings.get(rating, 0)] for rating in RATINGS]
    return {"answers": answers, "average": average, "ratings": told}


def happened_in(round_: Round) -> list[dict[str, Any]]:
    """What both sides agreed to, in the order it was asked for."""
    return [
        {
            "challenge": one.response.challenge.slug,
            "solution": one.response.solution.name,
            "solution_slug": one.response.solution.slug,
            "vendor": str(one.response.solution.vendor or ""),
            "council": one.council.name,
            "months": one.months,
            "outcome": one.get_outcome_display(),
            "words": one.words,
        }
        for one in what_happened_next(round_)
    ]


def _events(round_: Round) -> QuerySet[ShowcaseEvent]:
    confirmed = Q(registrations__status=RegistrationStatus.CONFIRMED)
    registered = Count("registrations", filter=confirmed)
    events = public_events().filter(round=round_).annotate(registered=registered)
    return events.order_by("starts_at", "pk")


def _ratings(events: list[ShowcaseEvent]) -> dict[int, dict[int, int]]:
    """By event: how many gave each rating."""
    said = Feedback.objects.filter(registration__event__in=events).order_by()
    grouped = said.values_list("registration__event", "rating").annotate(Count("pk"))
    counts: dict[int, dict[int, int]] = {}
    for event, rating, many in grouped:
        counts.setdefault(event, {})[rating] = many
    return counts
