"""Statements as another programme's spreadsheet holds them: its columns, and what each row says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from challenges.models import Round, Statement, Theme
from challenges.sponsors import Resolve, Sponsor, sponsors_in
from spreadsheets.importing import RefusedRows, import_key
from spreadsheets.rows import Column, Row, RowError

COLUMNS = (
    Column("programme", aliases=("program", "source")),
    Column("year"),
    Column("statement", aliases=("question", "challenge statement", "problem"), required=True),
    Column("details", aliases=("what is the challenge", "description", "background")),
    Column("importance", aliases=("why does it matter", "why it matters")),
    Column("outcomes", aliases=("outcomes hoped for", "outcome")),
    Column("kind", aliases=("type",)),
    Column("organisations", aliases=("organisation", "sponsors", "sponsor", "councils", "council")),
    Column("theme", aliases=("topic",)),
    Column("url", aliases=("link", "web address", "source")),
)
_COLUMN_OF = {
    "question": "statement",
    "challenge": "details",
    "why_it_matters": "importance",
    "outcomes": "outcomes",
    "source_programme": "programme",
    "source_year": "year",
    "source_kind": "kind",
    "source_url": "url",
}
_LONGEST_NAME = 300
_NO_YEAR = "“{}” is not a year. Write four digits."
_LONGEST_THEME = Theme._meta.get_field("name").max_length or 0


@dataclass(frozen=True)
class StatementLine:
    """One row understood: a statement not saved yet, who stands behind it, and its theme's name."""

    line_number: int
    statement: Statement
    sponsors: list[Sponsor]
    theme: str


def read_lines(rows: Iterable[Row], *, round: Round, resolve: Resolve) -> list[StatementLine]:
    """Raises RefusedRows with everything that is wrong in any row."""
    lines, errors = understood(rows, round=round, resolve=resolve)
    if errors:
        raise RefusedRows(errors)
    return lines


def understood(
    rows: Iterable[Row], *, round: Round, resolve: Resolve
) -> tuple[list[StatementLine], list[RowError]]:
    """The rows that can come in, and everything that is wrong in the others."""
    lines: list[StatementLine] = []
    errors: list[RowError] = []
    for row in rows:
        line = _line(row, round, resolve)
        wrong = list(row.errors or _errors(row, line))
        if not wrong:
            lines.append(line)
        errors.extend(wrong)
    return lines, errors


def _line(row: Row, round: Round, resolve: Resolve) -> StatementLine:
    texts = {field: row.values[column] for field, column in _COLUMN_OF.items()}
    year = texts.pop("source_year") or None
    key = import_key(round.slug, *(row.values[name] for name in ("programme", "year", "statement")))
    statement = Statement(round=round, source_year=year, import_key=key, **texts)  # type: ignore[misc]
    sponsors = sponsors_in(row.values["organisations"], resolve)
    return StatementLine(row.line_number, statement, sponsors, row.values["theme"])


def _errors(row: Row, line: StatementLine) -> Iterator[RowError]:
    yield from _field_errors(row, line.statement)
    if len(line.theme) > _LONGEST_THEME:
        yield RowError(
            row.line_number, "theme", f"Longer than {_LONGEST_THEME} characters.", line.theme
        )
    for sponsor in line.sponsors:
        if len(sponsor.name) > _LONGEST_NAME:
            yield RowError(
                row.line_number,
                "organisations",
                f"“{sponsor.name[:40]}…” is longer than {_LONGEST_NAME} characters.",
                sponsor.name,
            )


def _field_errors(row: Row, statement: Statement) -> Iterator[RowError]:
    """The limits of the model; checking also turns the year into a number."""
    unasked = {field.name for field in Statement._meta.fields} - _COLUMN_OF.keys()
    try:
        statement.clean_fields(exclude=unasked)
    except ValidationError as error:
        for field, messages in error.message_dict.items():
            column = _COLUMN_OF[field]
            value = row.values[column]
            for message in messages:
                cause = _NO_YEAR.format(value) if column == "year" else message
                yield RowError(row.line_number, column, cause, value)
