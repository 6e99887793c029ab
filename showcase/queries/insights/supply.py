"""Published challenges and eligible solutions, counted as their lists count them."""

from typing import Any

from django.db.models import CharField, Count, F, QuerySet, Value
from django.db.models.functions import Cast
from django.utils import timezone

from accounts.enums import Region
from challenges.models import Challenge
from challenges.queries.facets import FIELDS, counts_of
from showcase.insights.addresses import challenges_address, solutions_address
from showcase.insights.figure import Column, Figure, Row
from showcase.queries.insights.categories import Category
from showcase.queries.insights.counted import Counts, Unnest, counts_in, grouped, joined
from vendors.models import Response, SolutionVersion

PAIR = (Column("challenges", "Challenges"), Column("solutions", "Solutions"))
# For each service area and kind of AI, None for none: challenges and solutions.
Pairs = dict[tuple[str | None, str | None], tuple[int, int]]


def challenges_by() -> Counts:
    """By theme, service area, kind of AI and region of the councils that designed them: one query."""
    public = Challenge.objects.public()
    return counts_of(dict.fromkeys(FIELDS, public), timezone.now())  # type: ignore[return-value]


def solutions_by() -> Counts:
    """By the theme they are shown for, service area, kind of AI, data and region served: one query."""
    versions = SolutionVersion.objects.public()
    regions = Unnest("solution__vendor__vendor_profile__regions", Region.values)
    counted = {"number": Count("pk", distinct=True)}
    shown = {"number": Count("solution", distinct=True)}
    parts = [
        grouped(Response.objects.public(), "theme", F("challenge__theme__slug"), **shown),
        grouped(versions, "service_area", F("service_areas__slug"), **counted),
        grouped(versions, "kind", F("kinds_of_ai__slug"), **counted),
        grouped(versions, "data", Unnest("data_involved", [""]), **counted),
        grouped(_with_profile(versions), "region", regions, **counted),
    ]
    return counts_in(joined(parts))


def _with_profile(versions: QuerySet[SolutionVersion]) -> QuerySet[SolutionVersion]:
    return versions.filter(solution__vendor__vendor_profile__isnull=False)


def by_area_and_kind() -> Pairs:
    """A record with several service areas or kinds of AI counts in each: one query."""
    pairs: Pairs = {}
    asked = _pairs(Challenge.objects.public(), "challenges", "service_area", "kinds_of_ai")
    offered = _pairs(SolutionVersion.objects.public(), "solutions", "service_areas", "kinds_of_ai")
    for way, area, kind, number in asked.union(offered, all=True):
        challenges, solutions = pairs.get((area, kind), (0, 0))
        more = (number, 0) if way == "challenges" else (0, number)
        pairs[area, kind] = (challenges + more[0], solutions + more[1])
    return pairs


def _pairs(rows: QuerySet[Any], way: str, area: str, kind: str) -> QuerySet[Any, Any]:
    named = rows.order_by().annotate(
        way=Value(way, CharField()),
        area=Cast(f"{area}__slug", CharField()),
        kind=Cast(f"{kind}__slug", CharField()),
    )
    counted = named.values("way", "area", "kind").annotate(number=Count("pk", distinct=True))
    return counted.values_list("way", "area", "kind", "number")


def pairs_figure(pairs: Pairs, areas: list[Category], kinds: list[Category]) -> Figure:
    rows = [_pair(area, kind, pairs) for area in areas for kind in kinds]
    return Figure(
        name="supply-and-demand",
        title="Supply beside demand",
        drawing="heat",
        dimensions=(Column("service_area", "Service area"), Column("kind_of_ai", "Kind of AI")),
        columns=PAIR,
        rows=[row for row, is_shown in rows if is_shown],
        note="A record with several service areas or kinds of AI counts in each.",
        records=("challenges", "solutions"),
    )


def _pair(area: Category, kind: Category, pairs: Pairs) -> tuple[Row, bool]:
    ways = {"service_area": area.slug, "kind": kind.slug}
    values = pairs.get((area.slug, kind.slug), (0, 0))
    hrefs = (challenges_address(**ways), solutions_address(**ways))
    return Row((area.name, kind.name), values, hrefs), (area.is_current and kind.is_current) or any(
        values
    )
