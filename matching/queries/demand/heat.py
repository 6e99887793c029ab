"""What is asked for and what is offered, by theme and kind of AI."""

from collections import Counter
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet

from challenges.models import KindOfAI, Theme
from matching.queries.demand.gaps import FITS, published_challenges
from matching.queries.suggestions import suggestible_to

LEFT_OPEN = "Left open"


@dataclass(frozen=True)
class HeatMap:
    """`cells` holds for each row a (challenges, solutions) pair for each column."""

    rows: list[str]
    columns: list[str]
    cells: list[list[tuple[int, int]]]


def theme_by_kind(user: Any) -> HeatMap:
    """A record with several kinds of AI counts in each, one without any in the last column.

    A solution stands in the theme of the published challenge it fits best; one that fits none in no row.
    """
    kinds = [*KindOfAI.objects.order_by("position", "pk").values_list("pk", "name")]
    columns: list[tuple[int | None, str]] = [*kinds, (None, LEFT_OPEN)]
    demand = _counts(published_challenges(), "theme")
    fitting = suggestible_to(user).filter(solution__best_challenge__score__gte=FITS)
    supply = _counts(fitting, "solution__best_challenge__challenge__theme")
    themes = _themes({theme for theme, _ in demand | supply})
    return HeatMap(
        rows=[theme.name for theme in themes],
        columns=[name for _, name in columns],
        cells=[
            [(demand[theme.pk, kind], supply[theme.pk, kind]) for kind, _ in columns]
            for theme in themes
        ],
    )


def _counts(records: QuerySet[Any], theme: str) -> Counter[tuple[int, int | None]]:
    """By theme and kind of AI; the kind is None for records that name none."""
    rows = records.order_by().values_list(theme, "kinds_of_ai").annotate(number=Count("pk"))
    return Counter({(where, kind): number for where, kind, number in rows})


def _themes(counted: set[int]) -> list[Theme]:
    """Those in use now, and archived ones that something is counted in."""
    ordered = Theme.objects.order_by("position", "pk")
    return [theme for theme in ordered if theme.archived_at is None or theme.pk in counted]
