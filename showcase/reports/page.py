"""A report's content as its page and its PDF show it: the same data with figures drawn to scale."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from showcase.queries.reports.withdrawn import Withdrawn
from showcase.reports.drawing import Chart, funnel_charts, spread_charts
from showcase.reports.figures import Figure, Figures, figures_of
from showcase.wording import day

HEADLINE = ("statements", "challenges", "solutions", "eligible", "shown")


@dataclass(frozen=True)
class Page:
    """`withdrawn` holds the records that do not stand any more; nothing for a preview or in print."""

    content: dict[str, Any]
    figures: Figures
    withdrawn: Withdrawn
    shown_on: str

    @property
    def headline(self) -> list[Figure]:
        return [self.figures[name, ""] for name in HEADLINE if (name, "") in self.figures]

    @property
    def outcomes(self) -> list[Figure]:
        return [figure for figure in self.figures.values() if figure.name == "outcome"]

    @property
    def withdrawn_in_words(self) -> str:
        """2 statements, 1 challenge."""
        numbers = Counter(kind for kind, _ in self.withdrawn)
        return ", ".join(
            f"{number} {kind}{'s' * (number > 1)}" for kind, number in sorted(numbers.items())
        )

    @property
    def funnel(self) -> list[Chart]:
        return funnel_charts(self.figures)

    @property
    def spreads(self) -> list[Chart]:
        return spread_charts(self.figures)

    @property
    def is_complete(self) -> bool:
        """Whether it was published with the records that its figures count."""
        return self.content["format"] >= 2

    def number_withdrawn(self, figure: Figure) -> int:
        if not self.withdrawn:
            return 0
        return sum((record.kind, record.key) in self.withdrawn for record in figure.records)

    def is_withdrawn(self, kind: str, key: str) -> bool:
        return (kind, key) in self.withdrawn


def page_of(content: dict[str, Any], withdrawn: Withdrawn = frozenset()) -> Page:
    shown_on = content["funnel"]["shown_on"]
    words = day(date.fromisoformat(shown_on)) if shown_on else ""
    return Page(content, figures_of(content), withdrawn, words)
