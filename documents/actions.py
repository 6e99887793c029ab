"""Take an upload in, and open it to its readers once a scan found nothing."""

import hashlib
import logging
from datetime import datetime

from celery import current_app
from django.core.files import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet

from accounts.models import Organisation, User
from documents.content import unchanged_content
from documents.enums import ScanStatus
from documents.inspection import inspect_upload
from documents.models import Document
from documents.scanners import scan
from workflow.afterwards import after_commit
from workflow.engine import record

logger = logging.getLogger(__name__)


@transaction.atomic
def receive_upload(
    upload: UploadedFile, *, organisation: Organisation, by: User, at: datetime
) -> Document:
    """Keep an upload in quarantine and have it scanned after commit.

    Raises UploadRefused when the content is not of an accepted type, empty or too large.
    """
    file_type = inspect_upload(upload)
    document = Document(
        organisation=organisation,
        uploaded_by=by,
        uploaded_at=at,
        name=_printable(upload.name or "file"),
        file_type=file_type,
        size=upload.size or 0,
        sha256=checksum_of(upload),
    )
    document.file.save("upload", upload, save=True)
    record(document, "upload", by=by, at=at, data={"sha256": document.sha256})
    after_commit(_ask_for_scan, document.pk)
    return document


@transaction.atomic
def scan_document(pk: int, *, at: datetime) -> None:
    """Scan a waiting document; running twice scans once. One that changed in storage is closed.

    Raises ScannerUnreachable, and the document goes on waiting.
    """
    waiting = Document.objects.select_for_update(skip_locked=True)
    document = waiting.filter(pk=pk, scan_status=ScanStatus.WAITING).first()
    if document is None:
        return
    content = unchanged_content(document)
    if content is None:
        close_altered(document, at=at)
        return
    with content:
        found = scan(File(content))
    document.scan_status = ScanStatus.INFECTED if found else ScanStatus.CLEAN
    document.scanned_at, document.scan_note = at, found[:300]
    document.save(update_fields=["scan_status", "scanned_at", "scan_note"])
    record(document, "scan", by=None, at=at, data={"found": found})


def note_scanner_missed(pk: int, *, at: datetime) -> None:
    """The scanner did not answer: whoever waits for the file reads so."""
    waiting = Document.objects.filter(pk=pk, scan_status=ScanStatus.WAITING)
    waiting.update(scanner_missed_at=at)


@transaction.atomic
def throw_away(documents: QuerySet[Document], at: datetime) -> None:
    """Row and file. The file goes after commit, so that no row is left without its file."""
    for document in documents:
        record(document, "throw_away", by=None, at=at)
        after_commit(document.file.storage.delete, document.file.name)
    documents.delete()


@transaction.atomic
def close_altered(document: Document, *, at: datetime) -> None:
    """Nobody opens a file that was changed behind the portal's back; the log says when it was noticed."""
    locked = Document.objects.select_for_update().get(pk=document.pk)
    if locked.scan_status == ScanStatus.ALTERED:
        return
    locked.scan_status, locked.scanned_at = ScanStatus.ALTERED, at
    locked.save(update_fields=["scan_status", "scanned_at"])
    record(locked, "altered", by=None, at=at)
    logger.error("Document %s is not what was uploaded; it is closed.", locked.key)


def checksum_of(upload: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _printable(name: str) -> str:
    return "".join(c for c in name if c.isprintable()) or "file"


def _ask_for_scan(pk: int) -> None:
    current_app.send_task("documents.tasks.scan_upload", [pk])
