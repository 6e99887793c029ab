from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from vendors.actions.criteria.sets import load_criteria_set
from vendors.criteria.files import read_criteria_set


class Command(BaseCommand):
    help = "Publish the criteria set of a YAML file. A second run changes nothing and says so."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        try:
            written = read_criteria_set(file.read_text(encoding="utf-8"))
            is_new = load_criteria_set(written, by=None, at=timezone.now())
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from error
        except ValidationError as error:
            raise CommandError("\n".join(f"{file.name}: {s}" for s in error.messages)) from error
        name = f"{written.name}, version {written.version}"
        self.stdout.write(f"Published {name}." if is_new else f"{name} is published already.")
