from collections.abc import Sequence
from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import User
from challenges.models import Statement, StatementAttachment
from challenges.rules import EDITS_STATEMENT
from documents.actions import receive_upload
from documents.inspection import UploadRefused
from workflow.engine import record, require


@transaction.atomic
def attach_document(
    statement: Statement, upload: UploadedFile, *, title: str, by: User, at: datetime
) -> StatementAttachment:
    """Add a file that the council and LGA staff can read. Raises UploadRefused."""
    require(EDITS_STATEMENT, statement, by=by)
    document = receive_upload(
        upload,
        organisation=statement.council,  # type: ignore[arg-type]  # who may edit is of its council
        by=by,
        at=at,
    )
    attachment = StatementAttachment.objects.create(
        statement=statement, document=document, title=title or document.name[:200]
    )
    record(statement, "attach", by=by, at=at, data={"document": document.pk})
    return attachment


def attach_documents(
    statement: Statement, uploads: Sequence[UploadedFile], *, title: str, by: User, at: datetime
) -> list[str]:
    """Add each file by itself: what is wrong with one spoils no other. Returns a sentence per refused file.

    The title is for a file that comes alone.
    """
    title = title if len(uploads) == 1 else ""
    refused = []
    for upload in uploads:
        try:
            attach_document(statement, upload, title=title, by=by, at=at)
        except UploadRefused as refusal:
            refused.append(f"{upload.name}: {refusal.message}")
    return refused


@transaction.atomic
def remove_attachment(attachment: StatementAttachment, *, by: User, at: datetime) -> None:
    """Take a file off its statement; the log keeps that it was there."""
    require(EDITS_STATEMENT, attachment.statement, by=by)
    document = attachment.document_id
    attachment.delete()
    record(attachment.statement, "remove_attachment", by=by, at=at, data={"document": document})
