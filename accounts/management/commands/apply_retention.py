from django.core.management.base import BaseCommand
from django.utils import timezone
from tqdm import tqdm

from accounts.privacy.retention.applying import Line, apply_rules, look, rules


class Command(BaseCommand):
    help = "End what is kept of people no longer, by the rules of retention."

    def add_arguments(self, parser):
        parser.add_argument(
            "--dry-run", action="store_true", help="say how much is due, and change nothing"
        )

    def handle(self, *, dry_run, **options):
        now = timezone.now()
        with tqdm(total=len(rules()), unit="rule") as bar:
            if dry_run:
                lines = [_told(line, bar) for line in look(now)]
            else:
                lines = []
                apply_rules(by=None, at=now, told=lambda line: lines.append(_told(line, bar)))
        self._print(lines, "due" if dry_run else "ended")

    def _print(self, lines: list[Line], heading: str) -> None:
        self.stdout.write(f"{'rule':24}{'days':>6}{heading:>8}")
        for line in lines:
            self.stdout.write(f"{line.rule:24}{line.days:6}{line.number:8}")


def _told(line: Line, bar: tqdm) -> Line:
    bar.update()
    return line
