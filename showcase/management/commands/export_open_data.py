from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from showcase.actions.open_data.making import begin_run, carry_out
from workflow.engine import TransitionDenied


class Command(BaseCommand):
    help = "Make an edition of the open data now, if anything changed since the last one."

    def handle(self, **options):
        now = timezone.now()
        try:
            run = begin_run(by=None, at=now)
        except TransitionDenied as denied:
            raise CommandError(denied.reason) from denied
        edition = carry_out(run, at=now, progress=self._bar)
        made = f"Made edition {edition}." if edition else "Nothing has changed since the last one."
        self.stdout.write(made)

    def _bar(self, records, what):
        """On a terminal only."""
        return tqdm(records, desc=f"  {what:<24}", file=self.stderr, leave=False, disable=None)
