"""A report's content as its page and its PDF show it: the same data with figures drawn to scale."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from design import charts
from showcase.wording import day

FUNNEL_WORDS = {
    "statements": "statements from councils",
    "challenges": "challenges published",
    "solutions": "solutions offered",
    "eligible": "solutions found eligible",
    "shown": "challenges shown",
}
ROW_HEIGHT = 72


@dataclass(frozen=True)
class FunnelRow:
    """One step, centred: `left` and `share` in per cent of the width, `top` in pixels."""

    key: str
    number: int
    words: str
    left: float
    share: float
    top: int


@dataclass(frozen=True)
class Page:
    content: dict[str, Any]
    funnel: list[FunnelRow]
    funnel_height: int
    themes: list[tuple[str, int]]
    regions: list[tuple[str, int]]
    shown_on: str


def page_of(content: dict[str, Any]) -> Page:
    shown_on = content["funnel"]["shown_on"]
    return Page(
        content=content,
        funnel=funnel_rows(content["funnel"]),
        funnel_height=len(FUNNEL_WORDS) * ROW_HEIGHT,
        themes=[(theme["name"], theme["statements"]) for theme in content["themes"]],
        regions=[(region["name"], region["statements"]) for region in content["regions"]],
        shown_on=day(date.fromisoformat(shown_on)) if shown_on else "",
    )


def funnel_rows(funnel: dict[str, Any]) -> list[FunnelRow]:
    shares = charts.shares(funnel[key] for key in FUNNEL_WORDS)
    return [
        FunnelRow(key, funnel[key], words, round((100 - share) / 2, 1), share, place * ROW_HEIGHT)
        for place, ((key, words), share) in enumerate(
            zip(FUNNEL_WORDS.items(), shares, strict=True)
        )
    ]
