"""The words that demand and supply are counted by, in their order."""

from dataclasses import dataclass

from django.db.models import BooleanField, CharField, Q, QuerySet, Value
from django.db.models.expressions import ExpressionWrapper

from accounts.enums import Region
from challenges.enums import DataClass, Readiness
from challenges.models import KindOfAI, PerceivedRisk, ServiceArea, Theme
from showcase.queries.insights.counted import joined

NOT_SAID = "Not said"


@dataclass(frozen=True)
class Category:
    """`slug` None stands for all that name none; an archived one is shown where it counts something."""

    slug: str | None
    name: str
    is_current: bool = True


OTHERWISE = {"region": "No region"}
FIXED = {
    "region": [Category(value, str(label)) for value, label in Region.choices],
    "readiness": [Category(value, str(label)) for value, label in Readiness.choices],
    "data": [Category(value, str(label)) for value, label in DataClass.choices],
}
LISTED = {"theme": Theme, "service_area": ServiceArea, "kind": KindOfAI, "risk": PerceivedRisk}


def categories() -> dict[str, list[Category]]:
    """Of every way of counting, with the one for none at the end: one query."""
    found: dict[str, list[Category]] = {way: [] for way in LISTED}
    listed = joined(_listed(way) for way in LISTED)
    for way, slug, name, is_current, _, _ in listed.order_by("way", "position", "id"):
        found[way].append(Category(slug, name, is_current))
    return {way: [*listed, _none(way)] for way, listed in (found | FIXED).items()}


def _none(way: str) -> Category:
    return Category(None, OTHERWISE.get(way, NOT_SAID), is_current=False)


def _listed(way: str) -> QuerySet:
    is_current = Q(archived_at=None) if way == "theme" else Q(pk__isnull=False)
    named = (
        LISTED[way]
        ._default_manager.order_by()
        .annotate(
            way=Value(way, CharField()),
            is_current=ExpressionWrapper(is_current, BooleanField()),
        )
    )
    return named.values_list("way", "slug", "name", "is_current", "position", "id")
