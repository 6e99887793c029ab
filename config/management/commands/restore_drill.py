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
        figures = {
            "tables": len(done.manifest.counts),
            "rows": sum(done.manifest.counts.values()),
            "lines of the log": done.manifest.counts["workflow_event"],
            "files": len(done.manifest.files),
            "files missing": len(done.manifest.missing),
            "bytes": done.bytes_kept,
            "seconds to back up": round(done.backing_up, 1),
            "seconds to restore and check": round(done.restoring, 1),
        }
        self.stdout.write(json.dumps(figures, indent=1))
