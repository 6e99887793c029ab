import json
import sys
from pathlib import Path

from django.core.management.base import BaseCommand
from tqdm import tqdm

from matching.embedding.encoder import encoder
from matching.embedding.model_files import ModelMissing
from matching.evaluation.files import BadFile, read_graded, read_pairs
from matching.evaluation.measures import measure_graded, measure_pairs

BAD_INPUT = 2
NAMES = {
    "problems": "Problems",
    "challenges": "Challenges with a useful solution",
    "challenges_without_useful_solution": "Challenges without one, left out",
    "solutions": "Solutions ranked for each",
    "with_vectors": "By meaning too",
    "mrr_at_10": "MRR@10",
    "recall_at_1": "Recall@1",
    "recall_at_5": "Recall@5",
    "recall_at_10": "Recall@10",
    "ndcg_at_10": "nDCG@10",
    "seconds_per_query": "Seconds per query",
}


class Command(BaseCommand):
    help = (
        "Measure ranking on a file of problems and solutions, by the code that serves pages. "
        "The site's own records are neither read nor changed."
    )
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("pairs", nargs="?", type=Path, metavar="FILE.jsonl")
        parser.add_argument("--graded", type=Path, metavar="FILE.json")
        parser.add_argument("--format", choices=["text", "json"], default="text")

    def handle(self, *, pairs, graded, format, **options):
        if bool(pairs) == bool(graded):
            self._refuse(["Name one file: FILE.jsonl, or --graded FILE.json."])
        try:
            measured = self._measured(pairs, graded)
        except BadFile as bad:
            self._refuse(bad.faults)
        self._print(measured, format)

    def _measured(self, pairs, graded):
        if graded:
            content = read_graded(graded)
            return measure_graded(content, encode=self._encode(), progress=_progress)
        content = read_pairs(pairs)
        return measure_pairs(content, encode=self._encode(), progress=_progress)

    def _encode(self):
        try:
            return encoder().encode
        except ModelMissing as missing:
            self.stderr.write(f"{missing} Measured by words alone.")
            return None

    def _print(self, measured, format):
        if format == "json":
            self.stdout.write(json.dumps(measured, indent=2))
            return
        for name, value in measured.items():
            shown = ("yes" if value else "no") if isinstance(value, bool) else value
            self.stdout.write(f"{NAMES[name]:<36}{shown}")

    def _refuse(self, faults):
        for fault in faults:
            self.stderr.write(fault)
        sys.exit(BAD_INPUT)


def _progress(items, what):
    return tqdm(items, desc=what, file=sys.stderr, leave=False)
