import json

from django.core.management.base import BaseCommand, CommandError

from config.keeping.database import DatabaseProgramFailed
from config.keeping.drill import DrillFailed, drill


class Command(BaseCommand):
    help = (
        "Back up, restore into an empty system beside this one, compare, remove it; print figures."
    )

    def handle(self, **options):
        try:
            done = drill()
        except (DrillFailed, DatabaseProgramFailed) as failure:
            raise CommandError(str(failure)) from failure
        self.stdout.write(json.dumps(done.figures, indent=1))
