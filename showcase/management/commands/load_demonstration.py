from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from showcase.actions.open_data.making import begin_run, carry_out
from showcase.demonstration.loading import is_loaded, load


class Command(BaseCommand):
    help = "Load the demonstration rounds: invented councils and vendors in every state."

    def add_arguments(self, parser):
        parser.add_argument(
            "--here-too",
            action="store_true",
            help="load it although this is not somebody's own machine; its password is known to all",
        )

    def handle(self, *, here_too, **options):
        if not settings.LOCAL and not here_too:
            raise CommandError(
                "This looks like a real site. Its sign-ins would have a password known to all."
                " Add --here-too if you mean it."
            )
        if is_loaded():
            self.stdout.write("The demonstration is here already.")
            return
        now = timezone.now()
        load(now=now, progress=self._bar)
        carry_out(begin_run(by=None, at=now), at=now)
        self.stdout.write("The demonstration is loaded.")

    def _bar(self, items, what):
        return tqdm(items, desc=f"  {what:<24}", file=self.stderr, leave=False, disable=None)
