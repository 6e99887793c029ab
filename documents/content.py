"""The stored bytes of a document, handed out only when they are the ones that were uploaded."""

import hashlib
import tempfile
from typing import IO

from documents.models import Document

IN_MEMORY = 1024 * 1024


def unchanged_content(document: Document) -> IO[bytes] | None:
    """Read once and checked whole before the first byte is used; None when they changed.

    The caller closes it.
    """
    content = tempfile.SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115  # see above
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
