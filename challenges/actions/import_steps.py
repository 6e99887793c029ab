"""An import of statements in the browser: upload, match the columns, look, import. Any step may wait."""

from datetime import datetime, timedelta

from celery import current_app
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import Organisation, User
from accounts.permissions import LGA_STAFF
from accounts.standing import STAFF_ROLES, standing_of
from challenges.actions.imports import import_statements
from challenges.enums import ImportStatus
from challenges.import_reading import rows_of
from challenges.lifecycle import STATEMENT_IMPORT
from challenges.models import Round, StatementImport
from documents.actions import receive_upload
from spreadsheets.headings import Placement
from spreadsheets.importing import Progress, RefusedImport
from spreadsheets.rows import Row, UnreadableSpreadsheet
from workflow.afterwards import after_commit
from workflow.engine import perform, record, require

# More rows than this are left to a worker.
AT_ONCE = 300
# A worker may take five minutes; what runs for longer has none.
PATIENCE = timedelta(minutes=10)


@transaction.atomic
def begin_import(upload: UploadedFile, *, round: Round, by: User, at: datetime) -> StatementImport:
    """Keep the file privately and have it scanned. Raises UploadRefused."""
    require(LGA_STAFF, None, by=by)
    document = receive_upload(upload, organisation=_employer(by), by=by, at=at)
    begun = StatementImport.objects.create(round=round, document=document, begun_by=by, begun_at=at)
    record(begun, "begin", by=by, at=at, data={"round": round.slug, "document": document.pk})
    return begun


def place_columns(begun: StatementImport, placement: Placement, *, by: User, at: datetime) -> None:
    """Say which column of the file is which of ours; it can be said again until it is imported."""
    perform(
        STATEMENT_IMPORT["place"],
        begun,
        by=by,
        at=at,
        heading_line=placement.line,
        positions=dict(placement.positions),
        problem="",
    )


@transaction.atomic
def start_import(begun: StatementImport, *, by: User, at: datetime) -> None:
    """Bring in all rows or none: at once when they are few, else by a worker after commit."""
    perform(STATEMENT_IMPORT["start"], begun, by=by, at=at, started_at=at, problem="")
    if len(_rows_or_none(begun)) <= AT_ONCE:
        run_import(begun.pk, at=at)
    else:
        after_commit(_ask_worker, begun.pk)


@transaction.atomic
def run_import(pk: int, *, at: datetime, progress: Progress = iter) -> None:
    """Do what was started; running twice imports once. A refusal is kept for the person to read."""
    begun = _running(pk)
    if begun is None:
        return
    try:
        with transaction.atomic():
            outcome = import_statements(rows_of(begun), round=begun.round, at=at, progress=progress)
    except (UnreadableSpreadsheet, RefusedImport) as refusal:
        perform(STATEMENT_IMPORT["fail"], begun, by=None, at=at, problem=_short(refusal))
        return
    perform(
        STATEMENT_IMPORT["finish"],
        begun,
        by=None,
        at=at,
        finished_at=at,
        new_count=outcome.new,
        present_count=outcome.present,
        notes=outcome.notes,
    )


@transaction.atomic
def give_up_import(pk: int, *, at: datetime) -> None:
    """No worker finished it: back to where it can be started again. One that is at work is left alone."""
    begun = _running(pk)
    if begun and begun.started_at and begun.started_at < at - PATIENCE:
        problem = "The import stopped before it was done. Nothing was brought in. Start it again."
        perform(STATEMENT_IMPORT["fail"], begun, by=None, at=at, problem=problem)


def discard_import(begun: StatementImport, *, by: User, at: datetime) -> None:
    """Nothing of it will come in; the record of it stays."""
    perform(STATEMENT_IMPORT["discard"], begun, by=by, at=at)


def _employer(by: User) -> Organisation:
    return Organisation.objects.get(pk=min(standing_of(by).organisations(*STAFF_ROLES)))


def _running(pk: int) -> StatementImport | None:
    free = StatementImport.objects.select_for_update(of=("self",), skip_locked=True)
    running = free.select_related("round", "document")
    return running.filter(pk=pk, status=ImportStatus.RUNNING).first()


def _rows_or_none(begun: StatementImport) -> list[Row]:
    try:
        return rows_of(begun)
    except UnreadableSpreadsheet:
        return []  # running it says why


def _short(refusal: Exception) -> str:
    return str(refusal)[:1000]


def _ask_worker(pk: int) -> None:
    current_app.send_task("challenges.tasks.import_sheet", [pk])
