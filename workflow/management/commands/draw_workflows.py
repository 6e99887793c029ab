from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from workflow.diagram import document

PAGE = Path(settings.BASE_DIR) / "docs" / "workflows.md"


class Command(BaseCommand):
    help = "Write docs/workflows.md from the life cycles in the code."

    def add_arguments(self, parser):
        parser.add_argument(
            "--check", action="store_true", help="fail when the page is out of date"
        )

    def handle(self, *, check, **options):
        if not check:
            PAGE.write_text(document())
        elif PAGE.read_text() != document():
            raise CommandError("docs/workflows.md is out of date: run manage.py draw_workflows.")
