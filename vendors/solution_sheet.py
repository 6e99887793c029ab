"""Solutions as a public list holds them: the columns of its spreadsheet, and what each row says."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.text import Truncator

from challenges.sponsors import Resolve, Sponsor, sponsors_in
from spreadsheets.importing import RefusedRows, import_key
from spreadsheets.rows import Column, Row, RowError
from vendors.models import Solution, SolutionUser, SolutionVersion

COLUMNS = (
    Column("title", aliases=("name", "solution", "tool"), required=True),
    Column("text", aliases=("description", "summary"), required=True),
    Column("used_by", aliases=("users", "organisation", "organisations", "councils", "council")),
)
_LONGEST_SUMMARY = SolutionVersion._meta.get_field("summary").max_length or 0
_LONGEST_NAME = SolutionUser._meta.get_field("name").max_length or 0


@dataclass(frozen=True)
class SolutionLine:
    """One row understood: a solution and its first version, not saved yet, and who uses it."""

    line_number: int
    solution: Solution
    version: SolutionVersion
    users: list[Sponsor]


def read_lines(rows: Iterable[Row], *, source: str, resolve: Resolve) -> list[SolutionLine]:
    """`source` names the list. Raises RefusedRows with everything that is wrong in any row."""
    lines, errors = [], []
    for row in rows:
        line = _line(row, source, resolve)
        lines.append(line)
        errors.extend(row.errors or _errors(row, line))
    if errors:
        raise RefusedRows(errors)
    return lines


def _line(row: Row, source: str, resolve: Resolve) -> SolutionLine:
    title, text, used_by = (row.values[name] for name in ("title", "text", "used_by"))
    return SolutionLine(
        row.line_number,
        Solution(name=title, listed_from=source, import_key=import_key(title, text, used_by)),
        SolutionVersion(number=1, summary=opening(text), description=text, used_by=used_by),
        sponsors_in(used_by, resolve),
    )


def opening(text: str) -> str:
    """As many whole sentences as a summary holds; where not even one fits, as many letters."""
    text = " ".join(text.split())
    kept = ""
    for sentence in re.split(r"(?<=[.!?])\s+", text):
        longer = f"{kept} {sentence}".strip()
        if len(longer) > _LONGEST_SUMMARY:
            break
        kept = longer
    return kept or Truncator(text).chars(_LONGEST_SUMMARY)


def _errors(row: Row, line: SolutionLine) -> Iterator[RowError]:
    yield from _field_errors(row, line.solution, {"name": "title"})
    for user in line.users:
        if len(user.name) > _LONGEST_NAME:
            cause = f"“{user.name[:40]}…” is longer than {_LONGEST_NAME} characters."
            yield RowError(row.line_number, "used_by", cause)


def _field_errors(row: Row, record: Model, column_of: dict[str, str]) -> Iterator[RowError]:
    try:
        record.clean_fields(exclude={f.name for f in record._meta.fields} - column_of.keys())
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            for message in messages:
                yield RowError(row.line_number, column_of[field], message)
