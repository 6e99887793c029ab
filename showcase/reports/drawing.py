"""The charts of a report: numbers in, coordinates out. One colour each, so that colour tells nothing.

Across, everything is in per cent of the width, so that a chart fits any window; down, in pixels.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from design import charts
from showcase.reports.figures import Figure, Figures

ROW_HEIGHT = 52


@dataclass(frozen=True)
class Row:
    """One bar with its words above it."""

    figure: Figure
    words: str
    left: float
    share: float
    top: int


@dataclass(frozen=True)
class Chart:
    name: str
    title: str
    heading: str
    rows: list[Row]

    @property
    def height(self) -> int:
        return len(self.rows) * ROW_HEIGHT

    @property
    def in_words(self) -> str:
        return "; ".join(f"{row.words}: {row.figure.number}" for row in self.rows)


# Name, title, and which figures, the widest first.
STRANDS = (
    (
        "councils",
        "From the councils’ words to the stage",
        ("statements", "accepted", "challenges", "shown"),
    ),
    (
        "vendors",
        "From a vendor’s offer to the stage",
        ("solutions", "eligible", "shortlisted", "solutions-shown"),
    ),
)
# Name, title, heading of the first column, and the figures that it draws.
SPREADS = (
    ("themes", "Statements behind the challenges, by theme", "Theme", "theme-statements"),
    ("regions", "Statements behind the challenges, by region of the council", "Region", "region"),
    (
        "types",
        "Statements behind the challenges, by type of council",
        "Type of council",
        "council-type",
    ),
)


def funnel_charts(figures: Figures) -> list[Chart]:
    """How many came how far, in two strands; a report of an older format has fewer steps."""
    charts_ = []
    for name, title, steps in STRANDS:
        told = [figures[step, ""] for step in steps if (step, "") in figures]
        charts_.append(
            Chart(name, title, "Step", _rows(told, lambda one: one.words, is_centred=True))
        )
    return charts_


def spread_charts(figures: Figures) -> list[Chart]:
    """Where what was said came from; nothing where nothing is known."""
    found = [
        Chart(name, title, heading, _rows(_named(figures, figure), lambda one: one.about))
        for name, title, heading, figure in SPREADS
    ]
    return [chart for chart in found if chart.rows]


def _named(figures: Figures, name: str) -> list[Figure]:
    return [figure for figure in figures.values() if figure.name == name]


def _rows(
    figures: Iterable[Figure], words: Callable[[Figure], str], *, is_centred: bool = False
) -> list[Row]:
    drawn = list(figures)
    shares = charts.shares(figure.number for figure in drawn)
    return [
        Row(
            figure,
            words(figure),
            round((100 - share) / 2, 1) if is_centred else 0,
            share,
            place * ROW_HEIGHT,
        )
        for place, (figure, share) in enumerate(zip(drawn, shares, strict=True))
    ]
