"""Handing out a private file: as an attachment, only when clean and unchanged, recorded."""

import hashlib
import logging
import tempfile
from datetime import datetime
from pathlib import PurePosixPath
from typing import IO

from django.db import transaction
from django.http import FileResponse, Http404

from accounts.models import User
from documents.enums import ScanStatus
from documents.models import Document
from workflow.engine import record

IN_MEMORY = 1024 * 1024
# Whatever a browser makes of it, the file runs nothing and is kept by no cache between.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
}
logger = logging.getLogger(__name__)


def private_download(document: Document, *, to: User, at: datetime, stem: str = "") -> FileResponse:
    """Stream a scanned document and note who took it; the caller has checked that they may.

    `stem` gives the file another name where its own would say too much. Raises Http404 while the
    document waits for its scan, when the scan found something, and when what is stored is no longer
    what was scanned: that closes it for good.
    """
    if not document.is_clean:
        raise Http404
    content = unchanged_content(document)
    if content is None:
        close_altered(document, at=at)
        raise Http404
    record(document, "download", by=to, at=at)
    name = f"{stem}{PurePosixPath(document.name).suffix}" if stem else document.name
    return FileResponse(
        content,
        as_attachment=True,
        filename=name,
        content_type="application/octet-stream",
        headers=HEADERS,
    )


def unchanged_content(document: Document) -> IO[bytes] | None:
    """The stored bytes, read once and checked whole before the first is sent; None when they changed."""
    content = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # the response closes it
    digest = hashlib.sha256()
    with document.file.open("rb") as stored:
        for chunk in stored.chunks():
            digest.update(chunk)
            content.write(chunk)
    if digest.hexdigest() != document.sha256:
        content.close()
        return None
    content.seek(0)
    return content


@transaction.atomic
def close_altered(document: Document, *, at: datetime) -> None:
    """Nobody opens a file that was changed behind the portal's back; the log says when it was noticed."""
    locked = Document.objects.select_for_update().get(pk=document.pk)
    if locked.scan_status == ScanStatus.ALTERED:
        return
    locked.scan_status, locked.scanned_at = ScanStatus.ALTERED, at
    locked.save(update_fields=["scan_status", "scanned_at"])
    record(locked, "altered", by=None, at=at)
    logger.error("Document %s is not what was uploaded; it is closed.", document.key)
