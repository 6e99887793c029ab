import re
from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from vendors.actions.supply.agreement import publish_agreement


class Command(BaseCommand):
    help = (
        "Publish a version of the working-in-the-open agreement; its number ends the file's name."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        version = _version_of(file)
        try:
            text = file.read_text(encoding="utf-8")
            is_new = publish_agreement(version, text, by=None, at=timezone.now())
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}.") from error
        except ValidationError as error:
            raise CommandError(error.messages[0]) from error
        self.stdout.write(
            f"Published version {version}."
            if is_new
            else f"Version {version} is published already."
        )


def _version_of(file: Path) -> int:
    number = re.search(r"-(\d+)$", file.stem)
    if not number:
        raise CommandError(f"{file.name} does not end in a version number, as in agreement-2.md.")
    return int(number[1])
