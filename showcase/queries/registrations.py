"""Who comes to an event, for those who run it."""

from dataclasses import dataclass

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from showcase.enums import RegistrationStatus as G
from showcase.models import Registration, ShowcaseEvent


@dataclass(frozen=True)
class Counts:
    confirmed: int
    waiting: int
    cancelled: int
    with_needs: int


def counts_of(event: ShowcaseEvent) -> Counts:
    """People by what became of their registration, and how many with a place told us of access needs."""
    confirmed = Q(status=G.CONFIRMED)
    return Counts(
        **event.registrations.aggregate(
            confirmed=Count("pk", filter=confirmed),
            waiting=Count("pk", filter=Q(status=G.WAITING)),
            cancelled=Count("pk", filter=Q(status=G.CANCELLED)),
            with_needs=Count("pk", filter=confirmed & ~Q(access_needs="")),
        )
    )


def registrations_of(event: ShowcaseEvent) -> QuerySet[Registration]:
    """Confirmed first, then the waiting list in its order, then the cancelled."""
    order = {G.CONFIRMED: 0, G.WAITING: 1, G.CANCELLED: 2}
    rank = Case(
        *(When(status=status, then=Value(place)) for status, place in order.items()),
        output_field=IntegerField(),
    )
    return event.registrations.annotate(rank=rank).order_by("rank", "registered_at", "pk")
