"""How well ranking did when it was last measured.

figures.json holds what `evaluate_matching … --format json` printed, and the day as `measured_on`.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

FILE = Path(__file__).with_name("figures.json")


@dataclass(frozen=True)
class Figures:
    """Shares are between 0 and 1: of `problems`, each with one right solution among `solutions`."""

    measured_on: date
    problems: int
    solutions: int
    with_vectors: bool
    mrr_at_10: float
    recall_at_1: float
    recall_at_5: float
    recall_at_10: float
    seconds_per_query: float

    @property
    def rows(self) -> list[tuple[str, str]]:
        """What each figure means, and the figure."""
        return [
            ("The right solution stood first", _share(self.recall_at_1)),
            ("It stood among the first five", _share(self.recall_at_5)),
            ("It stood among the first ten", _share(self.recall_at_10)),
            ("Mean reciprocal rank within ten (1 would be always first)", f"{self.mrr_at_10:.3f}"),
            ("Seconds to put all solutions in order", f"{self.seconds_per_query:.3f}"),
        ]


@cache
def current_figures() -> Figures:
    written = json.loads(FILE.read_text(encoding="utf-8"))
    return Figures(**{**written, "measured_on": date.fromisoformat(written["measured_on"])})


def _share(share: float) -> str:
    return f"{100 * share:.1f}%"
