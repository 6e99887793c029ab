"""The command line of every import of a spreadsheet into a round."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any, ClassVar

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from challenges.models import Round
from spreadsheets.importing import ImportOutcome, RefusedImport, RefusedRows
from spreadsheets.reading import read_rows
from spreadsheets.rows import Column, UnreadableSpreadsheet


class RoundImport(BaseCommand):
    """A command names its columns and its one action; reading, refusing and telling are the same."""

    columns: ClassVar[Sequence[Column]]

    def bring_in(self, rows: Sequence[Any], **facts: Any) -> ImportOutcome:
        raise NotImplementedError

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="CSV or Excel workbook (.xlsx)")
        parser.add_argument("--round", required=True, help="the round's short name in addresses")
        parser.add_argument("--dry-run", action="store_true", help="check and count, write nothing")

    def handle(self, *, file: Path, round: str, dry_run: bool, **options):
        try:
            outcome = self.bring_in(
                list(read_rows(file, columns=self.columns)),
                file=file,
                round=_round(round),
                at=timezone.now(),
                dry_run=dry_run,
                progress=lambda rows: tqdm(rows, file.name, disable=None, leave=False),
            )
        except UnreadableSpreadsheet as error:
            raise CommandError(f"{file.name}: {error} Nothing was written.") from error
        except RefusedRows as error:
            raise CommandError(_about(file, error)) from error
        except RefusedImport as error:
            raise CommandError(f"{error} Nothing was written.") from error
        self._tell(outcome, dry_run)

    def _tell(self, outcome: ImportOutcome, dry_run: bool) -> None:
        for note in outcome.notes:
            self.stdout.write(note)
        self.stdout.write(str(outcome))
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")
        elif not outcome.new:
            self.stdout.write("Nothing changed.")


def _round(slug: str) -> Round:
    try:
        return Round.objects.get(slug=slug)
    except Round.DoesNotExist:
        known = ", ".join(Round.objects.latest_first().values_list("slug", flat=True)) or "none yet"
        raise CommandError(f"No round is called “{slug}”. Rounds: {known}.") from None


def _about(file: Path, error: RefusedRows) -> str:
    count = len(error.errors)
    return f"{error}\n{file.name}: {count} fault{'' if count == 1 else 's'}. Nothing was written."
