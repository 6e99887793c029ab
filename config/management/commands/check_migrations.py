"""Whether the version still running can work while the new migrations run."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db.migrations.loader import MigrationLoader

from config.releasing import migrations


class Command(BaseCommand):
    help = "Hold every migration since the last release against the rules of docs/migrations.md."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--released",
            action="store_true",
            help="Note that every migration of today is out: from now on only later ones are read.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        loader = MigrationLoader(None)
        if options["released"]:
            migrations.note_release(migrations.own(loader))
        found = migrations.faults(loader, migrations.released())
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write("Every new migration may run beside the version before.")
