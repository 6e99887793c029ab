from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from config.keeping.backing_up import back_up
from config.keeping.database import DatabaseProgramFailed


class Command(BaseCommand):
    help = (
        "Copy the database and the private files into a new folder, with a list of what it holds."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="empty or new; only its owner may read it")

    def handle(self, *, folder, **options):
        try:
            made = back_up(folder, at=timezone.now(), progress=_shown)
        except FileExistsError as error:
            raise CommandError(f"{folder} is not empty.") from error
        except (DatabaseProgramFailed, OSError) as error:
            raise CommandError(str(error)) from error
        for name in made.missing:
            self.stderr.write(f"Missing in the storage: {name}")
        rows = sum(made.counts.values())
        self.stdout.write(f"{rows:,} rows of {len(made.counts)} tables, {len(made.files):,} files.")
        self.stdout.write(f"Note this head of the log elsewhere: {made.head}")


def _shown(names):
    return tqdm(names, "Files", disable=None)
