"""The evidence library of a vendor."""

from datetime import datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import Organisation, User
from documents.actions import receive_upload
from vendors.models import Evidence
from vendors.rules import BELONGS_TO_VENDOR
from workflow.engine import TransitionDenied, record


@transaction.atomic
def add_evidence(
    vendor: Organisation,
    *,
    upload: UploadedFile | None,
    by: User,
    at: datetime,
    **facts: Any,
) -> Evidence:
    """Put a document or a link into the library; `facts` are fields of Evidence.

    Raises UploadRefused, a ValidationError, for a file that may not come in.
    """
    _check_belongs(by, vendor)
    document = receive_upload(upload, organisation=vendor, by=by, at=at) if upload else None
    evidence = Evidence.objects.create(
        vendor=vendor, document=document, added_by=by, added_at=at, **facts
    )
    record(evidence, "add", by=by, at=at)
    return evidence


@transaction.atomic
def retire_evidence(evidence: Evidence, *, by: User, at: datetime) -> None:
    """Take it out of use; what was submitted with it keeps it in the file."""
    _check_belongs(by, evidence.vendor)
    locked = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if locked.retired_at:
        return
    locked.retired_at = evidence.retired_at = at
    locked.save(update_fields=["retired_at"])
    record(evidence, "retire", by=by, at=at)


def _check_belongs(by: User, vendor: Organisation) -> None:
    verdict = BELONGS_TO_VENDOR.check(by, vendor)
    if not verdict:
        raise TransitionDenied(verdict.reason)
