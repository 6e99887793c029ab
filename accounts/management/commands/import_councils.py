from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.template.defaultfilters import pluralize
from django.utils import timezone
from tqdm import tqdm

from accounts.actions.register import CouncilsVanished, RegisterChanges, import_edition
from accounts.register.edition import CURRENT, Edition, UnreadableEdition, read_edition


class Command(BaseCommand):
    help = "Bring a yearly edition of the register of councils into the portal."

    def add_arguments(self, parser):
        parser.add_argument(
            "file",
            nargs="?",
            type=Path,
            default=CURRENT,
            help="default: the edition that comes along",
        )
        parser.add_argument("--dry-run", action="store_true", help="say what would change")

    def handle(self, *, file: Path, dry_run: bool, **options):
        try:
            edition = read_edition(file)
            changes = import_edition(
                edition,
                by=None,
                at=timezone.now(),
                dry_run=dry_run,
                progress=lambda entries: tqdm(entries, "Councils", disable=None, leave=False),
            )
        except UnreadableEdition as error:
            raise CommandError(f"Nothing was written. {error}") from error
        except CouncilsVanished as error:
            raise CommandError(_about_vanished(error)) from error
        self._tell(edition, changes, dry_run)

    def _tell(self, edition: Edition, changes: RegisterChanges, dry_run: bool) -> None:
        for verb in ("closed", "changed"):
            for name in getattr(changes, verb):
                self.stdout.write(f"{verb}: {name}")
        counts = (
            f"{len(changes.added)} new, {len(changes.closed)} closed, "
            f"{len(changes.changed)} changed"
            if changes
            else "nothing changed"
        )
        total = len(edition.entries)
        self.stdout.write(f"Edition {edition.year}, {total} council{pluralize(total)}: {counts}.")
        if dry_run:
            self.stdout.write("Dry run: nothing was written.")


def _about_vanished(error: CouncilsVanished) -> str:
    return (
        "Nothing was written. These councils are in the portal but not in this edition; add a line"
        f' "closed DAY, now CODE" for each: {"; ".join(error.names)}.'
    )
