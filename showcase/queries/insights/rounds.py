"""The funnel of every round that has begun."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, F, QuerySet

from challenges.models import Challenge, Round
from showcase.insights.figure import Column, Figure, Row
from showcase.queries.funnel import (
    accepted_statements,
    eligible_solutions,
    offered_solutions,
    shown_responses,
    submitted_statements,
)
from showcase.queries.insights.counted import counts_in, grouped, joined, number_of
from vendors.models import Response

STEPS = {
    "statements": "Statements",
    "accepted": "Accepted",
    "challenges": "Challenges",
    "solutions": "Solutions",
    "eligible": "Eligible",
    "shortlisted": "Shortlisted",
    "shown": "Shown",
}


@dataclass(frozen=True)
class RoundFunnel:
    name: str
    slug: str
    is_demonstration: bool
    steps: dict[str, int]


def funnels(at: datetime) -> list[RoundFunnel]:
    """The first round first. Two queries, however many rounds there are."""
    begun = Round.objects.filter(statements_open_at__lte=at).order_by("statements_open_at", "pk")
    counts = counts_in(joined(_parts()))
    return [
        RoundFunnel(
            round_.name,
            round_.slug,
            round_.is_demonstration,
            {step: number_of(counts, step, str(round_.pk)) for step in STEPS},
        )
        for round_ in begun.only("name", "slug", "is_demonstration", "statements_open_at")
    ]


def _parts() -> list[QuerySet[Any, Any]]:
    """Each counted as `showcase.queries.funnel` counts it for one round."""
    shown_of, of_challenge = F("session__event__round"), F("challenge__round")
    return [
        _number("statements", submitted_statements(), "pk"),
        _number("accepted", accepted_statements(), "pk"),
        _number("challenges", Challenge.objects.public(), "pk"),
        _number("solutions", offered_solutions(), "solution"),
        _number("eligible", eligible_solutions(), "solution"),
        _number("shortlisted", Response.objects.public(), "pk", of_challenge),
        _number("shown", shown_responses(), "session__challenge", shown_of),
    ]


def _number(
    step: str, rows: QuerySet[Any], counted: str, round_: F | None = None
) -> QuerySet[Any, Any]:
    return grouped(rows, step, round_ or F("round"), number=Count(counted, distinct=True))


def rounds_figure(begun: list[RoundFunnel]) -> Figure:
    return Figure(
        name="rounds",
        title="From statement to showcase, round by round",
        drawing="rounds",
        dimensions=(Column("round", "Round"),),
        columns=tuple(Column(step, words) for step, words in STEPS.items()),
        rows=[Row((one.name,), tuple(one.steps.values())) for one in begun],
        note="Statements submitted, and accepted; challenges published; solutions submitted, and found"
        " eligible; responses shortlisted; challenges shown at an event. What was taken back is not"
        " counted.",
        records=("statements", "challenges", "solutions"),
    )
