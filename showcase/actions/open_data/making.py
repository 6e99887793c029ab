"""Make an edition of the open data: by night, or because staff asked."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from celery import current_app
from django.core.files import File
from django.db import IntegrityError, transaction
from django.utils.timezone import localtime

from accounts.models import User
from showcase.actions.open_data.keeping import clear_surplus
from showcase.enums import RunOutcome
from showcase.messages.open_data import tell_open_data_failed
from showcase.models import DataEdition, DataFile, DataRun
from showcase.open_data.editions.export import Progress, export, fingerprint, silent
from showcase.open_data.editions.package import Exported
from showcase.open_data.tables.declared import SHAPE
from workflow.afterwards import after_commit
from workflow.engine import TransitionDenied, record

logger = logging.getLogger(__name__)
LONGEST_RUN = timedelta(hours=1)
NO_WORKER = "No worker finished it."


def ask_for_edition(*, by: User, at: datetime) -> DataRun:
    """A worker makes it. Raises TransitionDenied while another one is being made."""
    run = begin_run(by=by, at=at)
    after_commit(_ask_for_worker, run.pk)
    return run


def begin_run(*, by: User | None, at: datetime) -> DataRun:
    """Raises TransitionDenied while another one is going; one that never ended has failed."""
    for left in DataRun.objects.filter(outcome="", begun_at__lt=at - LONGEST_RUN):
        fail_run(left, NO_WORKER, at=at)
    try:
        with transaction.atomic():
            return DataRun.objects.create(asked_by=by, begun_at=at)
    except IntegrityError:
        raise TransitionDenied(
            "An edition is being made already. Look again in a few minutes."
        ) from None


def carry_out(run: DataRun, *, at: datetime, progress: Progress = silent) -> DataEdition | None:
    """The new edition, or None where nothing has changed since the last one.

    Whatever goes wrong, the editions there are stay as they are, and administrators are told.
    """
    try:
        with TemporaryDirectory(prefix="open-data-") as folder:
            files = export(Path(folder), at=at, progress=progress)
            edition = _publish(run, files, at) if _is_new(files) else None
    except Exception as error:
        logger.exception("The open data could not be made.")
        fail_run(run, f"{type(error).__name__}: {error}", at=at)
        raise
    if edition is None:
        _end(run, RunOutcome.UNCHANGED, at)
    clear_surplus(at=at)
    return edition


@transaction.atomic
def fail_run(run: DataRun, error: str, *, at: datetime) -> None:
    run.error = error[:500]
    _end(run, RunOutcome.FAILED, at)
    tell_open_data_failed(run, at=at)


def _is_new(files: Iterable[Exported]) -> bool:
    """Also where the last one has other columns."""
    last = DataEdition.objects.standing().newest_first().first()
    return last is None or (last.fingerprint, last.shape) != (fingerprint(files), SHAPE)


def _publish(run: DataRun, files: list[Exported], at: datetime) -> DataEdition:
    """Its files are stored before anybody can ask for them."""
    edition = DataEdition(slug=_slug(at), made_at=at, shape=SHAPE, fingerprint=fingerprint(files))
    stored: list[DataFile] = []
    try:
        for file in files:
            stored.append(_stored(edition, file))
        with transaction.atomic():
            edition.save()
            DataFile.objects.bulk_create(stored)
            record(edition, "make", by=run.asked_by, at=at)
            _end(run, RunOutcome.MADE, at, edition)
    except Exception:
        for one in stored:
            one.file.storage.delete(str(one.file.name))
        raise
    return edition


def _stored(edition: DataEdition, file: Exported) -> DataFile:
    row = DataFile(
        edition=edition,
        name=file.name,
        table=file.table,
        rows=file.rows,
        size=file.size,
        sha256=file.sha256,
    )
    with file.path.open("rb") as content:
        row.file.save(file.name, File(content), save=False)
    return row


def _slug(at: datetime) -> str:
    """The day in London; later ones of the same day are numbered."""
    day = localtime(at).date().isoformat()
    same_day = DataEdition.objects.filter(slug__startswith=day).count()
    return f"{day}-{same_day + 1}" if same_day else day


def _end(
    run: DataRun, outcome: RunOutcome, at: datetime, edition: DataEdition | None = None
) -> None:
    run.outcome, run.ended_at, run.edition = outcome, at, edition
    run.save(update_fields=["outcome", "ended_at", "edition", "error"])


def _ask_for_worker(pk: int) -> None:
    current_app.send_task("showcase.tasks.make_asked_edition", [pk])
