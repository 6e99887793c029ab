"""Responses to one challenge, side by side."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce

from challenges.models import Challenge
from vendors.enums import ELIGIBLE_STATUSES, ResponseStatus, Rule
from vendors.models import AgreedScore, Response, SolutionVersion


@dataclass(frozen=True)
class ResponseColumn:
    """One response with its solution's standing version and the weighted mean of its agreed scores."""

    response: Response
    version: SolutionVersion | None
    mean: float | None


def shortlist_overview(user: Any) -> Any:
    """Public challenges with how many responses were offered and how many are decided."""
    handled = Response.objects.handled_by(user)
    counted = Challenge.objects.public().annotate(
        offered=_number(handled.filter(status=ResponseStatus.OFFERED)),
        shortlisted=_number(handled.filter(status=ResponseStatus.SHORTLISTED)),
    )
    return counted.select_related("theme", "round").order_by("-offered", "pk")


def _number(responses: Any) -> Coalesce:
    """How many there are for the challenge of the outer query and what was merged into it."""
    here = Q(challenge=OuterRef("pk")) | Q(challenge__merged_into=OuterRef("pk"))
    alike = responses.filter(here).order_by().annotate(all=Value(1)).values("all")
    return Coalesce(Subquery(alike.annotate(number=Count("pk")).values("number")), 0)


def responses_side_by_side(challenge: Challenge, user: Any) -> list[ResponseColumn]:
    """Every offered or decided response this person may decide on, best agreed mean first."""
    responses = list(_responses(challenge, user))
    columns = [_column(response) for response in responses]
    return sorted(columns, key=lambda c: (c.mean is None, -(c.mean or 0), c.response.pk))


def _responses(challenge: Challenge, user: Any) -> Any:
    agreed = Prefetch(
        "agreed_scores",
        AgreedScore.objects.select_related("criterion").filter(criterion__rule=Rule.SCORED),
    )
    standing = SolutionVersion.objects.filter(
        status__in=ELIGIBLE_STATUSES, superseded_at=None
    ).prefetch_related(agreed)
    return (
        Response.objects.handled_by(user)
        .filter(challenge__in=Challenge.objects.family_of(challenge))
        .exclude(status__in=[ResponseStatus.DRAFT, ResponseStatus.WITHDRAWN])
        .select_related("solution__vendor__vendor_profile")
        .prefetch_related(Prefetch("solution__versions", standing, to_attr="standing_versions"))
    )


def _column(response: Response) -> ResponseColumn:
    standing = response.solution.standing_versions  # type: ignore[attr-defined]
    version = standing[0] if standing else None
    return ResponseColumn(response, version, weighted_mean(version) if version else None)


def weighted_mean(version: SolutionVersion) -> float | None:
    """Mean of the agreed scores, 0 to 4, each counted as often as its criterion's weight says."""
    scores = list(version.agreed_scores.all())
    weights = sum(score.criterion.weight or 0 for score in scores)
    if not weights:
        return None
    return sum(score.value * (score.criterion.weight or 0) for score in scores) / weights
