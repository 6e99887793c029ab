"""What councils stated, by what they said of it."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.models import CharField, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import ExpressionWrapper
from django.db.models.fields import BooleanField
from django.db.models.functions import Cast, Coalesce

from challenges.models import Challenge, ChallengeSource, Statement
from showcase.insights.suppression import Behind, tellable
from showcase.queries.funnel import submitted_statements

ALL = "all"
ONE_ANSWER = frozenset({"theme", "service_area", "region", "readiness"})
# One pass over the statements, then each counts once for every answer it gives. No answer is ''.
COUNTED = """
WITH said (id, theme, service_area, region, readiness, data, council, is_public) AS MATERIALIZED (
    {statements}
), answers AS (
    SELECT id, council, is_public, way, choice FROM said, LATERAL (
        VALUES ('theme', theme), ('service_area', service_area), ('region', region),
            ('readiness', readiness), ('all', '')
    ) AS answer (way, choice)
    UNION ALL SELECT id, council, is_public, 'data',
        unnest(CASE WHEN data = '{{}}' THEN ARRAY[''] ELSE data END) FROM said
    UNION ALL SELECT said.id, council, is_public, 'kind', kind.slug FROM said
        LEFT JOIN challenges_statement_kinds_of_ai AS named ON named.statement_id = said.id
        LEFT JOIN challenges_kindofai AS kind ON kind.id = named.kindofai_id
    UNION ALL SELECT said.id, council, is_public, 'risk', risk.slug FROM said
        LEFT JOIN challenges_statement_perceived_risks AS named ON named.statement_id = said.id
        LEFT JOIN challenges_perceivedrisk AS risk ON risk.id = named.perceivedrisk_id
)
SELECT way, coalesce(choice, '') AS said,
    count(*) FILTER (WHERE is_public), count(*) FILTER (WHERE NOT is_public),
    count(DISTINCT council) FILTER (WHERE NOT is_public)
FROM answers GROUP BY way, said
"""


def theme_given(field: str) -> Subquery:
    """Of the first published challenge that a statement became part of."""
    sources = ChallengeSource.objects.attached().filter(
        statement=OuterRef("pk"), challenge__in=Challenge.objects.public()
    )
    return Subquery(sources.order_by("linked_at", "pk").values(f"challenge__theme__{field}")[:1])


@dataclass(frozen=True)
class Stated:
    """`public` statements are part of a published challenge: anybody can read, and count, them."""

    public: int = 0
    others: Behind = field(default_factory=Behind)


class Statements:
    """All that was submitted and not taken back, counted in every way: one query."""

    def __init__(self) -> None:
        self._found = {(way, choice or None): stated for way, choice, stated in _counted()}

    def of(self, way: str, groups: list[str | None]) -> list[tuple[int, int | None]]:
        """For each group the statements that are public, and the others where they may be told."""
        stated = [self._found.get((way, group), Stated()) for group in groups]
        whole = self._found.get((ALL, None), Stated()).others
        others = tellable([one.others for one in stated], whole, adds_up=way in ONE_ANSWER)
        return [(one.public, told) for one, told in zip(stated, others, strict=True)]


def public_statements() -> QuerySet[Statement]:
    return Statement.objects.filter(pk__in=Statement.objects.public().values("pk"))


def _counted() -> Iterator[tuple[str, str, Stated]]:
    statements, params = _statements().query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(COUNTED.format(statements=statements), params)
        for way, choice, public, others, councils in cursor.fetchall():
            yield way, choice, Stated(public, Behind(others, councils))


def _statements() -> QuerySet[Statement, Any]:
    """A statement that is of no council of the register counts as one of its own."""
    is_public = Q(pk__in=Statement.objects.public().values("pk"))
    told = submitted_statements().annotate(
        theme_said=Cast(Coalesce(theme_given("slug"), F("theme__slug")), CharField()),
        contributor=Coalesce(F("council"), F("pk") * -1),
        is_public=ExpressionWrapper(is_public, BooleanField()),
    )
    answers = ("theme_said", "service_area__slug", "council__region", "readiness", "data_involved")
    return told.order_by().values_list("pk", *answers, "contributor", "is_public")
