"""The orders of the public list. Each ends in the primary key, so that pages do not overlap."""

from datetime import date, datetime

from django.db.models import (
    Case,
    CharField,
    OuterRef,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import MD5, Cast, Concat

from challenges import phase
from challenges.enums import ChallengeStatus
from challenges.models import Challenge, Support


def in_daily_order(challenges: QuerySet[Challenge], day: date) -> QuerySet[Challenge]:
    """Everybody sees one order on one day and another the next; what is closed comes last.

    Worked out from the day and the key alone, so neither age nor name helps.
    """
    drawn = MD5(Concat(Value(f"{day:%Y-%m-%d}:"), Cast("pk", CharField())))
    closed_last = Case(When(status=ChallengeStatus.PUBLISHED, then=0), default=1)
    return challenges.order_by(closed_last, drawn, "pk")


def newest_first(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    return challenges.order_by("-published_at", "-pk")


def best_match_first(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    """`challenges` come from a search, which gave them their `rank`."""
    return challenges.order_by("-rank", "-published_at", "-pk")


def most_supported_first(challenges: QuerySet[Challenge]) -> QuerySet[Challenge]:
    supporters = Support.objects.counted().number_for(OuterRef("pk"))
    return challenges.alias(supporters=supporters).order_by("-supporters", "-published_at", "-pk")


def closing_soon_first(challenges: QuerySet[Challenge], at: datetime) -> QuerySet[Challenge]:
    """What takes solutions now, by its closing; then the rest."""
    open_first = Case(When(phase.open_for_solutions(at), then=0), default=1)
    return challenges.order_by(open_first, "round__solutions_close_at", "-pk")
