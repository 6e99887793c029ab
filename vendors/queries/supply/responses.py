"""Responses as their vendors and the public see them."""

from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.enums import ChallengeStatus
from challenges.models import Challenge
from vendors.enums import ELIGIBLE_STATUSES, LIVE_STATUSES, ResponseStatus
from vendors.models import Response, Solution, SolutionVersion


def responses_of(user: Any) -> QuerySet[Response]:
    """Responses of this person's vendors, the latest touched first."""
    return (
        Response.objects.filter(solution__vendor__in=standing_of(user).vendors)
        .select_related("solution", "challenge__round")
        .defer("text", "feedback", *WIDE_OF_CHALLENGE)
        .order_by("-saved_at", "-pk")
    )


def own_responses(user: Any) -> QuerySet[Response]:
    return Response.objects.filter(solution__vendor__in=standing_of(user).vendors).select_related(
        "solution__vendor", "challenge__round"
    )


def solutions_to_offer(user: Any, challenge: Challenge) -> QuerySet[Solution]:
    """Solutions of this person's vendors that are on their way or eligible, and not yet joined."""
    usable = SolutionVersion.objects.filter(
        Q(status__in=LIVE_STATUSES) | Q(status__in=ELIGIBLE_STATUSES, superseded_at=None)
    )
    joined = _answering(challenge).exclude(status=ResponseStatus.WITHDRAWN)
    return (
        Solution.objects.filter(
            vendor__in=standing_of(user).vendors, pk__in=usable.values("solution")
        )
        .exclude(pk__in=joined.values("solution"))
        .order_by("name", "pk")
    )


def open_challenges(at: Any) -> QuerySet[Challenge]:
    """Published challenges of rounds that take solutions now: what can be responded to."""
    return (
        Challenge.objects.filter(
            status=ChallengeStatus.PUBLISHED,
            round__solutions_open_at__lte=at,
            round__solutions_close_at__gt=at,
        )
        .select_related("theme", "round")
        .defer(*(name.removeprefix("challenge__") for name in WIDE_OF_CHALLENGE))
        .order_by("round__solutions_close_at", "pk")
    )


def responses_shown(challenge: Challenge) -> QuerySet[Response]:
    """What the public sees beneath a challenge, with the summary of the eligible version."""
    family = Challenge.objects.family_of(challenge)
    public = Response.objects.public().filter(challenge__in=family)
    return with_summary(public).order_by("solution__name", "pk")


def responses_of_solution(solution: Solution) -> QuerySet[Response]:
    """Where the public may see this solution shown."""
    public = Response.objects.public().filter(solution=solution)
    return public.select_related("challenge__theme").order_by("challenge__published_at", "pk")


def responses_by(vendors: QuerySet[Organisation], challenge: Challenge) -> QuerySet[Response]:
    """What these vendors already have for this challenge."""
    own = _answering(challenge).filter(solution__vendor__in=vendors)
    standing = own.exclude(status=ResponseStatus.WITHDRAWN)
    return standing.select_related("solution").order_by("solution__name", "pk")


def _answering(challenge: Challenge) -> QuerySet[Response]:
    """Made for the challenge, or for what was merged into it."""
    return Response.objects.filter(challenge__in=Challenge.objects.family_of(challenge))


def with_summary(responses: QuerySet[Response]) -> QuerySet[Response]:
    """And with what was found of each solution."""
    current = SolutionVersion.objects.public().filter(solution=OuterRef("solution"))
    return responses.select_related("solution__vendor__vendor_profile").annotate(
        summary=Subquery(current.values("summary")[:1]),
        found=Subquery(current.values("status")[:1]),
    )


WIDE_OF_CHALLENGE = (
    "challenge__description",
    "challenge__why_it_matters",
    "challenge__considerations",
    "challenge__words",
)
