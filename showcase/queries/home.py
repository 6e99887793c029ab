"""What the home page shows, in a handful of queries."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet
from django.utils.timezone import localdate

from challenges.enums import ChallengeStatus
from challenges.models import Challenge, Round
from challenges.queries.challenges import challenge_cards
from challenges.queries.ordering import in_daily_order
from showcase.models import Report, ShowcaseEvent
from showcase.queries.funnel import Funnel, funnel_of

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
        challenges=list(in_daily_order(open_challenges(), localdate(at))[:CARDS_SHOWN]),
        event=ShowcaseEvent.objects.public().coming_up(at).first(),
        report=latest_report(),
    )


def current_round(at: datetime) -> Round | None:
    """The round that began last."""
    return Round.objects.filter(statements_open_at__lte=at).latest_first().first()


def latest_report() -> Report | None:
    published = Report.objects.public().with_published_title().select_related("round")
    text = ("introduction", "learning", "next_steps")
    return published.defer(*text).order_by("-round__statements_open_at", "-pk").first()


def open_challenges() -> QuerySet[Challenge]:
    """Published and not closed, as cards."""
    return challenge_cards(Challenge.objects.filter(status=ChallengeStatus.PUBLISHED))
