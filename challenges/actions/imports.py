"""Statements that another programme collected, brought in on behalf of those who made them."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from accounts.queries.councils import council_resolver
from challenges.actions.references import next_reference
from challenges.lifecycle import STATEMENT
from challenges.models import Round, Statement, StatementSponsor, Theme
from challenges.sponsors import Sponsor, note_on_text
from challenges.statement_sheet import StatementLine, read_lines
from spreadsheets.importing import ImportOutcome, Progress
from spreadsheets.rows import Row
from workflow.engine import perform, record


@transaction.atomic
def import_statements(
    rows: Sequence[Row],
    *,
    round: Round,
    at: datetime,
    dry_run: bool = False,
    progress: Progress = iter,
) -> ImportOutcome:
    """Every row that is not here yet becomes a submitted statement without author or council.

    Its sponsors are linked to the register or kept as written. A theme nobody knows becomes an
    archived one: staff may take it up. Raises RefusedRows, and writes nothing, when any row is wrong.
    """
    lines = read_lines(rows, round=round, resolve=council_resolver())
    outcome = ImportOutcome()
    themes = _Themes(at)
    present = set(Statement.objects.exclude(import_key=None).values_list("import_key", flat=True))
    for line in progress(lines):
        if line.statement.import_key in present:
            outcome.present += 1
            continue
        _bring_in(line, themes.named(line.theme), at=at)
        present.add(line.statement.import_key)
        outcome.new += 1
    outcome.notes += themes.notes + note_on_text(s for line in lines for s in line.sponsors)
    if dry_run:
        transaction.set_rollback(True)
    return outcome


class _Themes:
    """Themes by name in any case; keeps one that nobody knows, archived, and a note on it."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.known = {_key(theme.name): theme for theme in Theme.objects.all()}
        self.notes: list[str] = []

    def named(self, name: str) -> Theme | None:
        if not name:
            return None
        if _key(name) not in self.known:
            self.known[_key(name)] = self._keep(name)
        return self.known[_key(name)]

    def _keep(self, name: str) -> Theme:
        theme = Theme.objects.create(name=name, slug=self._free_slug(name), archived_at=self.at)
        record(theme, "import", by=None, at=self.at)
        self.notes.append(
            f"Theme “{name}” is new. It is kept as an archived label and not offered in forms."
        )
        return theme

    def _free_slug(self, name: str) -> str:
        slug = slugify(name)[:70] or "theme"
        taken = {theme.slug for theme in self.known.values()}
        return slug if slug not in taken else f"{slug}-{len(taken) + 1}"


def _key(name: str) -> str:
    return " ".join(name.split()).casefold()


def _bring_in(line: StatementLine, theme: Theme | None, *, at: datetime) -> None:
    statement = line.statement
    statement.reference = next_reference(at=at)
    statement.theme = theme
    statement.created_at = statement.saved_at = at
    statement.save()
    _credit(statement, line.sponsors)
    source = {
        "question": statement.question,
        "programme": statement.source_programme,
        "year": statement.source_year,
        "url": statement.source_url,
    }
    perform(STATEMENT["import"], statement, by=None, at=at, data=source, submitted_at=at)


def _credit(statement: Statement, sponsors: Sequence[Sponsor]) -> None:
    StatementSponsor.objects.bulk_create(
        StatementSponsor(
            statement=statement,
            organisation=sponsor.organisation,
            name=sponsor.name,
            position=position,
        )
        for position, sponsor in enumerate(sponsors)
    )
