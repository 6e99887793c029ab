"""Who comes to an event, for those who run it."""

from dataclasses import dataclass

from django.db.models import Case, Count, F, IntegerField, Q, QuerySet, Value, When

from showcase.enums import RegistrationStatus as G
from showcase.models import Registration, ShowcaseEvent


@dataclass(frozen=True)
class Counts:
    confirmed: int
    offered: int
    waiting: int
    asked: int
    cancelled: int
    with_needs: int


def counts_of(event: ShowcaseEvent) -> Counts:
    """People by what became of their registration, and how many with a place told us of access needs."""
    confirmed = Q(status=G.CONFIRMED)
    return Counts(
        **event.registrations.aggregate(
            confirmed=Count("pk", filter=confirmed),
            offered=Count("pk", filter=Q(status=G.OFFERED)),
            waiting=Count("pk", filter=Q(status=G.WAITING)),
            asked=Count("pk", filter=Q(status=G.ASKED)),
            cancelled=Count("pk", filter=Q(status=G.CANCELLED)),
            with_needs=Count("pk", filter=confirmed & ~Q(access_needs="", dietary_needs="")),
        )
    )


def registrations_of(event: ShowcaseEvent) -> QuerySet[Registration]:
    """Confirmed first, then offers, the waiting list in its order, and whoever is not on it."""
    order = (G.CONFIRMED, G.OFFERED, G.WAITING, G.LAPSED, G.ASKED, G.CANCELLED)
    rank = Case(
        *(When(status=status, then=Value(place)) for place, status in enumerate(order)),
        output_field=IntegerField(),
    )
    known = event.registrations.select_related("place").annotate(rank=rank)
    return known.order_by("rank", F("queued_at").asc(nulls_last=True), "pk")
