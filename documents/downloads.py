"""Handing out a private file: as an attachment, only when clean, recorded."""

from datetime import datetime

from django.http import FileResponse, Http404

from accounts.models import User
from documents.models import Document
from workflow.engine import record


def private_download(document: Document, *, to: User, at: datetime) -> FileResponse:
    """Stream a scanned document and note who took it; the caller has checked that they may.

    Raises Http404 while the document waits for its scan or when the scan found something.
    """
    if not document.is_clean:
        raise Http404
    record(document, "download", by=to, at=at)
    return FileResponse(
        document.file.open("rb"),
        as_attachment=True,
        filename=document.name,
        content_type="application/octet-stream",
    )
