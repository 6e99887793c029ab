"""Imports of statements, and what one of them would bring in."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from accounts.queries.councils import council_resolver
from challenges.import_reading import rows_of
from challenges.models import Statement, StatementImport, Theme
from challenges.sponsors import Sponsor
from challenges.statement_sheet import StatementLine, understood
from spreadsheets.rows import RowError

SHOWN = 10


@dataclass(frozen=True)
class PreviewLine:
    """`fate` says in words what becomes of this row."""

    line: StatementLine
    fate: str


@dataclass(frozen=True)
class Preview:
    """All rows understood, and what is wrong with the others; nothing is written."""

    lines: list[PreviewLine]
    errors: list[RowError]
    new_themes: list[str]

    def count(self, fate: str) -> int:
        return sum(line.fate == fate for line in self.lines)

    @property
    def new(self) -> int:
        return self.count(NEW)

    @property
    def present(self) -> int:
        return self.count(PRESENT)

    @property
    def repeated(self) -> int:
        return self.count(REPEATED)

    @property
    def wrong(self) -> int:
        return len({error.line for error in self.errors})

    @property
    def first(self) -> list[PreviewLine]:
        return self.lines[:SHOWN]

    @property
    def recognised(self) -> list[str]:
        """Names of councils of the register, each once."""
        return sorted({str(s.organisation) for s in self._sponsors() if s.organisation})

    @property
    def as_written(self) -> list[str]:
        return sorted({s.name for s in self._sponsors() if s.organisation is None})

    def _sponsors(self) -> list[Sponsor]:
        return [sponsor for shown in self.lines for sponsor in shown.line.sponsors]


NEW, PRESENT, REPEATED = "New", "Here already", "Twice in this file"


def imports_so_far() -> QuerySet[StatementImport]:
    """Newest first."""
    related = StatementImport.objects.select_related("round", "document", "begun_by")
    return related.order_by("-begun_at", "-pk")


def preview_of(begun: StatementImport) -> Preview:
    """Reads the whole file. Raises UnreadableSpreadsheet."""
    lines, errors = understood(rows_of(begun), round=begun.round, resolve=council_resolver())
    return Preview(_with_fates(lines), errors, _new_themes(lines))


def _with_fates(lines: Sequence[StatementLine]) -> list[PreviewLine]:
    keys = [line.statement.import_key for line in lines]
    present = set(
        Statement.objects.filter(import_key__in=keys).values_list("import_key", flat=True)
    )
    seen: set[str | None] = set()
    fates = []
    for line, key in zip(lines, keys, strict=True):
        fates.append(PreviewLine(line, _fate(key, present, seen)))
        seen.add(key)
    return fates


def _fate(key: str | None, present: set[str | None], seen: set[str | None]) -> str:
    if key in present:
        return PRESENT
    return REPEATED if key in seen else NEW


def _new_themes(lines: Sequence[StatementLine]) -> list[str]:
    known = {name.casefold() for name in Theme.objects.values_list("name", flat=True)}
    named = {line.theme for line in lines if line.theme}
    return sorted(name for name in named if " ".join(name.split()).casefold() not in known)
