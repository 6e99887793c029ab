"""What councils stated, by what they said of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from challenges.models import Challenge, ChallengeSource, Statement
from showcase.insights.suppression import Behind, tellable
from showcase.queries.funnel import submitted_statements
from showcase.queries.insights.counted import Unnest, grouped, joined

ALL = "all"


def theme_given(field: str) -> Subquery:
    """Of the first published challenge that a statement became part of."""
    sources = ChallengeSource.objects.attached().filter(
        statement=OuterRef("pk"), challenge__in=Challenge.objects.public()
    )
    return Subquery(sources.order_by("linked_at", "pk").values(f"challenge__theme__{field}")[:1])


ONE_ANSWER = {
    "theme": Coalesce(theme_given("slug"), F("theme__slug")),
    "service_area": F("service_area__slug"),
    "region": F("council__region"),
    "readiness": F("readiness"),
}
SEVERAL_ANSWERS = {
    "kind": F("kinds_of_ai__slug"),
    "risk": F("perceived_risks__slug"),
    "data": Unnest("data_involved", [""]),
}
WAYS: Mapping[str, Any] = {**ONE_ANSWER, **SEVERAL_ANSWERS, ALL: Value("")}


@dataclass(frozen=True)
class Stated:
    """`public` statements are part of a published challenge: anybody can read, and count, them."""

    public: int = 0
    others: Behind = field(default_factory=Behind)


class Statements:
    """All that was submitted and not taken back, counted in every way: one query."""

    def __init__(self) -> None:
        self._by_way: dict[str, dict[str | None, Stated]] = {way: {} for way in WAYS}
        for way, group, public, others, councils in _counted():
            self._by_way[way][group or None] = Stated(public, Behind(others, councils))

    def of(self, way: str, groups: list[str | None]) -> list[tuple[int, int | None]]:
        """For each group the statements that are public, and the others where they may be told."""
        stated = [self._by_way[way].get(group, Stated()) for group in groups]
        whole = self._by_way[ALL].get(None, Stated()).others
        others = tellable([one.others for one in stated], whole, adds_up=way in ONE_ANSWER)
        return [(one.public, told) for one, told in zip(stated, others, strict=True)]

    def has(self, way: str, group: str | None) -> bool:
        return group in self._by_way[way]


def public_statements() -> QuerySet[Statement]:
    return Statement.objects.filter(pk__in=Statement.objects.public().values("pk"))


def _counted() -> QuerySet[Any, Any]:
    rows = submitted_statements()
    return joined(grouped(rows, way, value, **_counts()) for way, value in WAYS.items())


def _counts() -> dict[str, Count]:
    """A statement that is of no council of the register counts as one of its own."""
    is_public = Q(pk__in=Statement.objects.public().values("pk"))
    council = Coalesce(F("council"), F("pk") * -1)
    return {
        "public": Count("pk", filter=is_public),
        "others": Count("pk", filter=~is_public),
        "councils": Count(council, filter=~is_public, distinct=True),
    }
