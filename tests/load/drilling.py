"""`make bench`: the restore drill on thousands of records and hundreds of files."""

import os
from typing import Any

import pikepdf
from django.utils import timezone
from tqdm import tqdm

from accounts.models import Organisation
from config.keeping.drill import drill
from documents.actions import receive_upload
from tests.documents.uploads import pdf, upload
from tests.load.insights import log_of_all
from tests.load.records import Size, fill
from workflow.models import Event

SIZE = Size(statements=2_000, solutions=2_000, challenges=10_000)
FILES = 500
FILE_BYTES = 400_000


def drilled() -> dict[str, Any]:
    """Figures as `make drill` prints them."""
    _fill()
    done = drill()
    return {**done.figures, **vars(SIZE)}


def _fill() -> None:
    cast = fill(SIZE)
    Event.objects.bulk_create(log_of_all())
    vendor = Organisation.objects.get(slug="larkfield-0")
    for number in tqdm(range(FILES), desc="files"):
        sent = upload(f"certificate-{number}.pdf", _file())
        receive_upload(sent, organisation=vendor, by=cast.staff, at=timezone.now())


def _file() -> bytes:
    """A PDF that no compression makes smaller."""

    def fill_page(made: pikepdf.Pdf) -> None:
        made.pages[0].Contents = pikepdf.Stream(made, os.urandom(FILE_BYTES))

    return pdf(fill_page)
