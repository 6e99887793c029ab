"""What councils ask for beside what is offered, by what they said of it."""

from collections.abc import Mapping
from dataclasses import dataclass

from showcase.insights.addresses import challenges_address, solutions_address
from showcase.insights.figure import Column, Figure, Row, Value
from showcase.queries.insights.categories import Category
from showcase.queries.insights.counted import Counts, number_of
from showcase.queries.insights.statements import Statements

CHALLENGES = Column("challenges", "Challenges")
PUBLIC = Column("statements", "Statements to read")
OTHERS = Column("other_statements", "Other statements")
SOLUTIONS = Column("solutions", "Solutions")
ASKED = (CHALLENGES, PUBLIC, OTHERS, SOLUTIONS)
SEVERAL = "A statement that names several counts in each."


@dataclass(frozen=True)
class Way:
    """One way of counting, with what is counted so."""

    way: str
    name: str
    title: str
    dimension: Column
    columns: tuple[Column, ...]
    note: str = ""


WAYS = (
    Way(
        "theme",
        "themes",
        "Demand by theme",
        Column("theme", "Theme"),
        ASKED,
        "A statement counts in the theme of the challenge it became part of, or else in the one its"
        " council chose. A solution counts where it is shortlisted for a challenge of the theme.",
    ),
    Way(
        "service_area",
        "service-areas",
        "Demand by service area",
        Column("service_area", "Service area"),
        ASKED,
        "A solution for several areas counts in each.",
    ),
    Way(
        "kind",
        "kinds-of-ai",
        "Demand by kind of AI",
        Column("kind_of_ai", "Kind of AI"),
        ASKED,
        "What councils foresee, beside what is offered. A record that names several counts in each.",
    ),
    Way(
        "data",
        "data",
        "Demand by class of data",
        Column("data_involved", "Data involved"),
        (PUBLIC, OTHERS, SOLUTIONS),
        "A record that names several counts in each.",
    ),
    Way(
        "region",
        "regions",
        "Demand by region",
        Column("region", "Region"),
        ASKED,
        "A challenge counts in the region of each council that designed it; a solution in each region"
        " that its vendor serves.",
    ),
    Way(
        "readiness",
        "readiness",
        "How ready councils say they are",
        Column("readiness", "Readiness"),
        (PUBLIC, OTHERS),
    ),
    Way(
        "risk",
        "risks",
        "Risks that councils see",
        Column("risk", "Risk"),
        (PUBLIC, OTHERS),
        SEVERAL,
    ),
)


@dataclass(frozen=True)
class Counted:
    """Everything that is counted in the same ways."""

    categories: Mapping[str, list[Category]]
    statements: Statements
    challenges: Counts
    solutions: Counts


def demand_figures(counted: Counted) -> list[Figure]:
    return [_figure(way, counted) for way in WAYS]


def _figure(way: Way, counted: Counted) -> Figure:
    return Figure(
        name=way.name,
        title=way.title,
        drawing="bars",
        dimensions=(way.dimension,),
        columns=way.columns,
        rows=_rows(way, counted),
        note=way.note,
        records=tuple(column.key for column in way.columns if column != OTHERS),
    )


def _rows(way: Way, counted: Counted) -> list[Row]:
    """One that names none, or is archived, stands there only where it counts something."""
    listed = counted.categories[way.way]
    stated = counted.statements.of(way.way, [category.slug for category in listed])
    rows = []
    for category, (public, others) in zip(listed, stated, strict=True):
        cells = _cells(way.way, category.slug, public, others, counted)
        values = tuple(cells[column][0] for column in way.columns)
        if category.is_current or any(value != 0 for value in values):
            hrefs = tuple(cells[column][1] for column in way.columns)
            rows.append(Row((category.name,), values, hrefs))
    return rows


def _cells(
    way: str, slug: str | None, public: int, others: int | None, counted: Counted
) -> dict[Column, tuple[Value, str]]:
    """Number and address of its records."""
    asked = number_of(counted.challenges, way, slug)
    offered = number_of(counted.solutions, way, slug)
    return {
        CHALLENGES: (asked, challenges_address(**{way: slug})),
        PUBLIC: (public, ""),
        OTHERS: (others, ""),
        SOLUTIONS: (offered, solutions_address(**{way: slug})),
    }
