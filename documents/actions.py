"""Take an upload in, and open it to its readers once a scan found nothing."""

import hashlib
from datetime import datetime
from functools import partial

from celery import current_app
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import Organisation, User
from documents.enums import ScanStatus
from documents.inspection import inspect_upload
from documents.models import Document
from documents.scanners import scan
from workflow.engine import record


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
        sha256=_checksum(upload),
    )
    document.file.save("upload", upload, save=True)
    record(document, "upload", by=by, at=at, data={"sha256": document.sha256})
    transaction.on_commit(partial(_ask_for_scan, document.pk), robust=True)
    return document


@transaction.atomic
def scan_document(pk: int, *, at: datetime) -> None:
    """Scan a waiting document; running twice scans once.

    Raises ScannerUnreachable, and the document goes on waiting.
    """
    waiting = Document.objects.select_for_update(skip_locked=True)
    document = waiting.filter(pk=pk, scan_status=ScanStatus.WAITING).first()
    if document is None:
        return
    with document.file.open("rb") as content:
        found = scan(content)
    document.scan_status = ScanStatus.INFECTED if found else ScanStatus.CLEAN
    document.scanned_at, document.scan_note = at, found[:300]
    document.save(update_fields=["scan_status", "scanned_at", "scan_note"])
    record(document, "scan", by=None, at=at, data={"found": found})


def _checksum(upload: UploadedFile) -> str:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    return digest.hexdigest()


def _printable(name: str) -> str:
    return "".join(c for c in name if c.isprintable()) or "file"


def _ask_for_scan(pk: int) -> None:
    current_app.send_task("documents.tasks.scan_upload", [pk])
