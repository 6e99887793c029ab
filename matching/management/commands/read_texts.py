from django.core.management.base import BaseCommand
from django.utils import timezone
from tqdm import tqdm

from matching.actions.counting import count_words
from matching.actions.indexing import forget_orphans, read_stale, reader_now, stale_pks
from matching.sources import SOURCES


class Command(BaseCommand):
    help = (
        "Read every text that matching has not read since it changed, or that was read with an "
        "earlier model or list of abbreviations. Stop it whenever you like: it goes on where it was."
    )

    def handle(self, **options):
        if not reader_now().model:
            self.stderr.write("The model is missing: texts are read by their words alone.")
        for source in SOURCES.values():
            forget_orphans(source)
            self._read(source)
            count_words(source.kind, at=timezone.now())

    def _read(self, source):
        left = len(stale_pks(source))
        with tqdm(total=left, desc=source.kind.label, unit=" texts", disable=not left) as bar:
            for done in read_stale(source, at=timezone.now()):
                bar.update(done)
