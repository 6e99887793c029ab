"""What the downloads of records say, column by column; names as the figures have them."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.urls import reverse

from accounts.enums import Region
from challenges.enums import DataClass
from showcase.queries.insights.records import (
    challenge_records,
    solution_records,
    statement_records,
)
from spreadsheets.writing import Written

BETWEEN = "; "  # the values of one cell


def _several(values: Iterable[object]) -> str:
    return BETWEEN.join(str(value) for value in values)


def _address(record: Any) -> str:
    return f"{settings.SITE_URL}{record.get_absolute_url()}"


def _data(record: Any) -> str:
    return _several(DataClass(value).label for value in record.data_involved)


def _regions(values: Iterable[str]) -> str:
    return _several(Region(value).label for value in dict.fromkeys(values) if value)


def _regions_of_designers(challenge: Any) -> str:
    designers = challenge.designers.all()
    return _regions(d.organisation.region for d in designers if d.organisation)


def _regions_served(version: Any) -> str:
    profile = getattr(version.solution.vendor, "vendor_profile", None)
    return _regions(profile.regions or Region.values) if profile else ""


def _themes(version: Any) -> str:
    responses = version.solution.shown_responses
    return _several(dict.fromkeys(response.challenge.theme for response in responses))


def _solution_address(version: Any) -> str:
    return f"{settings.SITE_URL}{reverse('vendors:solution', args=[version.solution.slug])}"


STATEMENTS = (
    Written("reference", lambda row: row.reference),
    Written("question", lambda row: row.question),
    Written("council", lambda row: row.council),
    Written("region", lambda row: row.council and row.council.get_region_display()),
    Written("council_type", lambda row: row.council and row.council.get_council_type_display()),
    Written("round", lambda row: row.round),
    Written("theme", lambda row: row.theme_name),
    Written("service_area", lambda row: row.service_area),
    Written("kind_of_ai", lambda row: _several(row.kinds_of_ai.all())),
    Written("data_involved", _data),
    Written("readiness", lambda row: row.get_readiness_display()),
    Written("risk", lambda row: _several(row.perceived_risks.all())),
    Written("address", _address),
)
CHALLENGES = (
    Written("identifier", lambda row: row.slug),
    Written("title", lambda row: row.title),
    Written("question", lambda row: row.question),
    Written("round", lambda row: row.round),
    Written("theme", lambda row: row.theme),
    Written("service_area", lambda row: row.service_area),
    Written("kind_of_ai", lambda row: _several(row.kinds_of_ai.all())),
    Written("region", _regions_of_designers),
    Written("address", _address),
)
SOLUTIONS = (
    Written("identifier", lambda row: row.solution.slug),
    Written("name", lambda row: row.solution.name),
    Written("vendor", lambda row: row.solution.vendor),
    Written("round", lambda row: row.round),
    Written("theme", _themes),
    Written("service_area", lambda row: _several(row.service_areas.all())),
    Written("kind_of_ai", lambda row: _several(row.kinds_of_ai.all())),
    Written("data_involved", _data),
    Written("region", _regions_served),
    Written("address", _solution_address),
)


@dataclass(frozen=True)
class Records:
    """A kind of public record that can be downloaded whole."""

    title: str
    columns: Sequence[Written]
    rows: Callable[[], QuerySet[Any]]


RECORDS = {
    "statements": Records("Statements to read", STATEMENTS, statement_records),
    "challenges": Records("Published challenges", CHALLENGES, challenge_records),
    "solutions": Records("Eligible solutions", SOLUTIONS, solution_records),
}


def json_lines(columns: Sequence[Written], records: Iterable[Any]) -> Iterator[str]:
    """A list of objects, one to a line; every value is text."""
    before = "[\n"
    for record in records:
        said = {column.heading: str(column.value(record) or "") for column in columns}
        yield before + json.dumps(said, ensure_ascii=False)
        before = ",\n"
    yield "\n]\n" if before != "[\n" else "[]\n"
