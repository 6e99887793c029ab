"""Imports of statements brought to a step by the real actions."""

import io

from django.utils import timezone
from openpyxl import Workbook

from challenges.actions.import_steps import (
    begin_import,
    discard_import,
    place_columns,
    start_import,
)
from challenges.forms.imports import ColumnsForm, headings_in
from challenges.import_reading import top_of
from documents.actions import scan_document
from tests.documents.uploads import upload
from tests.journeys import people
from tests.journeys.rounds import past_round

SHEET = (
    "Question,Councils,Theme\nHow can we mend roads?,Mereton Council,Roads\nHow can we rest?,,\n"
)


def sheet(text=SHEET, name="wishes.csv"):
    return upload(name, text if isinstance(text, bytes) else text.encode())


def workbook(*rows, arrange=lambda sheet: None):
    book, content = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    arrange(book.active)
    book.save(content)
    return upload("wishes.xlsx", content.getvalue())


def begun(file=None, *, round=None, by=None, scanned=True):
    """Uploaded, and scanned unless told otherwise."""
    facts = {"round": round or past_round(), "by": by or people.desk(), "at": timezone.now()}
    one = begin_import(file or sheet(), **facts)
    if scanned:
        scan_document(one.document_id, at=timezone.now())
        one.document.refresh_from_db()
    return one


def ready(file=None, **facts):
    """Its columns matched as they are guessed."""
    one = begun(file, **facts)
    headings = headings_in(top_of(one), None)
    guessed = {name: field.initial for name, field in ColumnsForm(headings=headings).fields.items()}
    form = ColumnsForm(guessed, headings=headings)
    assert form.is_valid(), form.errors
    place_columns(one, form.placement, by=people.desk(), at=timezone.now())
    return one


def imported(file=None, **facts):
    one = ready(file, **facts)
    start_import(one, by=people.desk(), at=timezone.now())
    one.refresh_from_db()
    return one


def discarded(file=None, **facts):
    one = begun(file, **facts)
    discard_import(one, by=people.desk(), at=timezone.now())
    return one
