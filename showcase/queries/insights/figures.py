"""Every figure of the insights page, from nine queries however many records there are."""

from dataclasses import dataclass
from datetime import datetime

from showcase.insights.figure import Figure
from showcase.queries.insights.categories import categories
from showcase.queries.insights.demand import Counted, demand_figures
from showcase.queries.insights.durations import stays, stays_figure
from showcase.queries.insights.places import map_figure, places
from showcase.queries.insights.rounds import funnels, rounds_figure
from showcase.queries.insights.statements import Statements
from showcase.queries.insights.supply import (
    by_area_and_kind,
    challenges_by,
    pairs_figure,
    solutions_by,
)


@dataclass(frozen=True)
class Insights:
    """The figures by name, in the order of the page."""

    figures: dict[str, Figure]
    is_demonstration: bool


def insights(at: datetime) -> Insights:
    listed, begun = categories(), funnels(at)
    counted = Counted(listed, Statements(), challenges_by(), solutions_by())
    figures = [
        *demand_figures(counted),
        map_figure(places()),
        pairs_figure(by_area_and_kind(), listed["service_area"], listed["kind"]),
        rounds_figure(begun),
        stays_figure(stays()),
    ]
    return Insights(
        {figure.name: figure for figure in figures},
        any(round_.is_demonstration for round_ in begun),
    )
