"""What the home page shows, in a handful of queries."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from challenges.enums import ChallengeStatus
from challenges.models import Challenge, ChallengeDesigner, Round, Support
from showcase.models import Report, ShowcaseEvent
from showcase.queries.funnel import Funnel, funnel_of
from vendors.enums import ResponseStatus
from vendors.models import Response

CARDS_SHOWN = 6


@dataclass(frozen=True)
class Home:
    round: Round | None
    funnel: Funnel | None
    challenges: list[Challenge]
    event: ShowcaseEvent | None
    report: Report | None


def home(at: datetime) -> Home:
    round_ = current_round(at)
    return Home(
        round=round_,
        funnel=funnel_of(round_) if round_ else None,
        challenges=list(open_challenges()[:CARDS_SHOWN]),
        event=ShowcaseEvent.objects.public().coming_up(at).first(),
        report=latest_report(),
    )


def current_round(at: datetime) -> Round | None:
    """The round that began last."""
    return Round.objects.filter(statements_open_at__lte=at).latest_first().first()


def latest_report() -> Report | None:
    published = Report.objects.public().select_related("round")
    text = ("introduction", "learning", "next_steps")
    return published.defer(*text).order_by("-round__statements_open_at", "-pk").first()


def open_challenges() -> QuerySet[Challenge]:
    """Newest first, with the counts a card tells: designers, other councils that share it, offers."""
    offers = Response.objects.exclude(status__in=(ResponseStatus.DRAFT, ResponseStatus.WITHDRAWN))
    return (
        Challenge.objects.filter(status=ChallengeStatus.PUBLISHED)
        .select_related("theme", "round")
        .only("slug", "question", "status", "theme__name", "theme__colour", "round")
        .annotate(
            designer_count=_count(ChallengeDesigner.objects.all()),
            supporter_count=_count(Support.objects.filter(withdrawn_at=None)),
            offer_count=_count(offers),
        )
        .order_by("-published_at", "-pk")
    )


def _count(rows: QuerySet) -> Coalesce:
    ours = rows.filter(challenge=OuterRef("pk")).order_by().values("challenge")
    return Coalesce(Subquery(ours.values(n=Count("pk")).values("n")), 0)
