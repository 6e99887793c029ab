"""Demand without supply and supply without demand, as far as somebody may see them."""

from datetime import datetime
from typing import Any

from django.db.models import Exists, F, Max, OuterRef, Prefetch, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from challenges.enums import ChallengeStatus
from challenges.models import Challenge
from matching.models import BestChallenge, BestSolution
from matching.queries.suggestions import suggestible_to
from matching.ranking.strength import POSSIBLE
from vendors.models import SolutionVersion

# A counterpart that scores less may fit little: it answers nothing.
FITS = POSSIBLE


def worked_out_at() -> datetime | None:
    """When counterparts were last looked for; None when they never were."""
    latest: list[datetime | None] = [
        kept._default_manager.aggregate(latest=Max("worked_out_at"))["latest"]
        for kept in (BestSolution, BestChallenge)
    ]
    return max((at for at in latest if at), default=None)


def published_challenges() -> QuerySet[Challenge]:
    """Those that stand for demand."""
    return Challenge.objects.filter(status=ChallengeStatus.PUBLISHED)


def unmet_challenges(user: Any) -> QuerySet[Challenge]:
    """Published challenges that no solution fits which this person may see, most shared first.

    Each with `councils_behind`, and `closest`: a list of what is kept of solutions, the best first.
    Those not looked at yet are left out.
    """
    kept = BestSolution.objects.filter(challenge=OuterRef("pk"))
    eligible = suggestible_to(user).values("solution")
    seen = BestSolution.objects.filter(solution__in=eligible).order_by("place")
    best = Subquery(seen.filter(challenge=OuterRef("pk")).values("score")[:1])
    unmet = (
        published_challenges()
        .filter(Exists(kept))
        .annotate(best_score=Coalesce(best, Value(0.0)))
        .filter(best_score__lt=FITS)
    )
    closest = Prefetch("best_solutions", seen.select_related("solution__vendor"), "closest")
    return (
        unmet.with_counts()  # type: ignore[attr-defined]
        .annotate(councils_behind=F("councils_count") + F("supports_count"))
        .without_long_texts()
        .select_related("theme")
        .prefetch_related(closest)
        .order_by("-councils_behind", "-best_score", "pk")
    )


def idle_solutions(user: Any) -> QuerySet[SolutionVersion]:
    """Eligible solutions that fit no published challenge, the closest first; those not looked at left out."""
    return (
        suggestible_to(user)
        .filter(solution__best_challenge__score__lt=FITS)
        .select_related("solution__vendor", "solution__best_challenge__challenge")
        .only(
            "solution__name",
            "solution__slug",
            "solution__vendor__name",
            "solution__best_challenge__score",
            "solution__best_challenge__challenge__title",
            "solution__best_challenge__challenge__slug",
            "solution__best_challenge__challenge__status",
        )
        .order_by("-solution__best_challenge__score", "pk")
    )
