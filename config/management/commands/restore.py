from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from config.keeping.database import DatabaseProgramFailed
from config.keeping.manifest import DamagedBackup
from config.keeping.restoring import NotAsBackedUp, SystemNotEmpty, restore

REFUSALS = (DamagedBackup, SystemNotEmpty, DatabaseProgramFailed, NotAsBackedUp)


class Command(BaseCommand):
    help = "Put a backup into an empty system and check that all of it arrived."
    # The database is empty: nothing can be asked of it before.
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path, help="what back_up wrote")

    def handle(self, *, folder, **options):
        try:
            made = restore(folder, progress=_shown)
        except REFUSALS as refusal:
            raise CommandError(str(refusal)) from refusal
        rows = sum(made.counts.values())
        self.stdout.write(f"{rows:,} rows and {len(made.files):,} files, as they were kept.")
        self.stdout.write(f"The log is whole up to {made.head}.")
        self.stdout.write("Now run: migrate, then apply_retention, then read_texts.")


def _shown(kept):
    return tqdm(kept, "Files", disable=None)
