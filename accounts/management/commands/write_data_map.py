from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from accounts.privacy.page import document

PAGE = Path(settings.BASE_DIR) / "docs" / "data-map.md"


class Command(BaseCommand):
    help = "Write docs/data-map.md from what each app says that it keeps of people."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="fail when the page is out of date"
        )

    def handle(self, *, check, **options):
        if not check:
            PAGE.write_text(document())
        elif PAGE.read_text() != document():
            raise CommandError("docs/data-map.md is out of date: run manage.py write_data_map.")
