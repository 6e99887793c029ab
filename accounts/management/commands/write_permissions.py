from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.pages.addresses import document

PAGE = Path(settings.BASE_DIR) / "docs" / "permissions.md"


class Command(BaseCommand):
    help = "Write docs/permissions.md from the permissions the views declare."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="fail when the page is out of date"
        )

    def handle(self, *, check, **options):
        if not check:
            PAGE.write_text(document())
        elif PAGE.read_text() != document():
            raise CommandError(
                "docs/permissions.md is out of date: run manage.py write_permissions."
            )
