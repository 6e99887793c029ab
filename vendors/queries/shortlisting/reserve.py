"""Who moves up when a place becomes free."""

from django.db.models import QuerySet

from challenges.models import Challenge
from vendors.enums import ResponseStatus
from vendors.models import Response, SolutionVersion


def reserve_list(challenge: Challenge) -> QuerySet[Response]:
    """Told that they are on it, and still eligible, in the order of their places."""
    return (
        Response.objects.filter(
            challenge__in=Challenge.objects.family_of(challenge),
            status=ResponseStatus.RESERVE,
            solution__in=SolutionVersion.objects.public().values("solution"),
        )
        .select_related("solution__vendor", "choice")
        .order_by("choice__place", "pk")
    )


def first_in_reserve(challenge: Challenge) -> Response | None:
    return reserve_list(challenge).first()
