"""Handing out a private file: as an attachment, only when clean and unchanged, recorded."""

from datetime import datetime
from pathlib import PurePosixPath

from django.http import FileResponse, Http404

from accounts.models import User
from documents.actions import close_altered
from documents.content import unchanged_content
from documents.models import Document
from workflow.engine import record

# Whatever a browser makes of it, the file runs nothing and is kept by no cache between.
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "Cache-Control": "private, no-store",
}


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
    return FileResponse(
        content,
        as_attachment=True,
        filename=f"{stem}{PurePosixPath(document.name).suffix}" if stem else document.name,
        content_type="application/octet-stream",
        headers=HEADERS,
    )
