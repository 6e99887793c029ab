"""The evidence library of a vendor."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from accounts.models import Organisation, User
from documents.actions import checksum_of, receive_upload
from documents.enums import ScanStatus
from documents.inspection import UploadRefused
from documents.models import Document
from vendors.enums import EDITABLE_STATUSES
from vendors.models import Answer, Evidence, EvidenceUpload
from vendors.rules import BELONGS_TO_VENDOR
from workflow.engine import record, require
from workflow.turns import take_turn


@transaction.atomic
def add_evidence(
    vendor: Organisation,
    *,
    upload: UploadedFile | None,
    by: User,
    at: datetime,
    replaces: Evidence | None = None,
    **facts: Any,
) -> Evidence:
    """Put a document or a link into the library; `facts` are fields of Evidence.

    The same again from the same person, while it is in use, is the same piece.

    Raises UploadRefused, a ValidationError, for a file that may not come in, and ValidationError
    when somebody else replaced the same piece first.
    """
    require(BELONGS_TO_VENDOR, vendor, by=by)
    take_turn(by)
    same = _same(vendor, upload, replaces, facts, by)
    if same:
        return same
    document = receive_upload(upload, organisation=vendor, by=by, at=at) if upload else None
    return _add(vendor, document, replaces, facts, by=by, at=at)


def upload_evidence(
    vendor: Organisation, uploads: Sequence[UploadedFile], *, by: User, at: datetime
) -> list[str]:
    """Take in each file by itself: what is wrong with one spoils no other.

    They wait for their facts. Returns a sentence per refused file.
    """
    refused = []
    for upload in uploads:
        try:
            _take_in(vendor, upload, by=by, at=at)
        except UploadRefused as refusal:
            refused.append(f"{upload.name}: {refusal.message}")
    return refused


@transaction.atomic
def describe_upload(
    upload: EvidenceUpload,
    *,
    by: User,
    at: datetime,
    replaces: Evidence | None = None,
    **facts: Any,
) -> Evidence:
    """Make evidence of a file that waited for its facts. Raises ValidationError when it is done already."""
    require(BELONGS_TO_VENDOR, upload.vendor, by=by)
    locked = _lock_waiting(upload)
    locked.delete()
    return _add(upload.vendor, upload.document, replaces, facts, by=by, at=at)


@transaction.atomic
def remove_upload(upload: EvidenceUpload, *, by: User, at: datetime) -> None:
    """Take a file away that was never described; the log keeps that it was there."""
    require(BELONGS_TO_VENDOR, upload.vendor, by=by)
    _lock_waiting(upload).delete()
    record(upload.document, "remove_upload", by=by, at=at)


@transaction.atomic
def retire_evidence(evidence: Evidence, *, by: User, at: datetime) -> None:
    """Take it out of use; what was submitted with it keeps it in the file."""
    require(BELONGS_TO_VENDOR, evidence.vendor, by=by)
    locked = Evidence.objects.select_for_update(of=("self",)).get(pk=evidence.pk)
    if locked.retired_at:
        return
    locked.retired_at = evidence.retired_at = at
    locked.save(update_fields=["retired_at"])
    record(evidence, "retire", by=by, at=at)


@transaction.atomic
def _take_in(vendor: Organisation, upload: UploadedFile, *, by: User, at: datetime) -> None:
    """A file that waits already is not taken in again."""
    require(BELONGS_TO_VENDOR, vendor, by=by)
    take_turn(by)
    waiting = EvidenceUpload.objects.filter(vendor=vendor, added_by=by)
    if waiting.filter(**_like(upload)).exists():
        return
    document = receive_upload(upload, organisation=vendor, by=by, at=at)
    EvidenceUpload.objects.create(vendor=vendor, document=document, added_by=by, added_at=at)


def _same(
    vendor: Organisation,
    upload: UploadedFile | None,
    replaced: Evidence | None,
    facts: dict[str, Any],
    by: User,
) -> Evidence | None:
    """What this person put in already, in these words and with this very file."""
    in_use = Evidence.objects.filter(vendor=vendor, added_by=by, retired_at=None, **facts)
    file = _like(upload) if upload else {"document": None}
    return in_use.filter(replaces=replaced, **file).first()


def _like(upload: UploadedFile) -> dict[str, Any]:
    """The same file under the same name, unless it was closed: that one may come again."""
    return {
        "document__name": upload.name,
        "document__sha256": checksum_of(upload),
        "document__scan_status__in": [ScanStatus.WAITING, ScanStatus.CLEAN],
    }


def _lock_waiting(upload: EvidenceUpload) -> EvidenceUpload:
    locked = EvidenceUpload.objects.select_for_update(of=("self",)).filter(pk=upload.pk).first()
    if locked is None:
        raise ValidationError("Somebody has dealt with this file already.", code="stale")
    return locked


def _add(
    vendor: Organisation,
    document: Document | None,
    replaced: Evidence | None,
    facts: dict[str, Any],
    *,
    by: User,
    at: datetime,
) -> Evidence:
    old = _lock_replaced(vendor, replaced) if replaced else None
    evidence = Evidence.objects.create(
        vendor=vendor,
        document=document,
        added_by=by,
        added_at=at,
        replaces=old,
        line_id=(old.line_id or old.pk) if old else None,
        **facts,
    )
    record(evidence, "add", by=by, at=at)
    if old:
        _put_in_its_place(evidence, old, by=by, at=at)
    return evidence


def _lock_replaced(vendor: Organisation, replaced: Evidence) -> Evidence:
    old = Evidence.objects.select_for_update(of=("self",)).get(pk=replaced.pk, vendor=vendor)
    newer = Evidence.objects.filter(replaces=old).first()
    if newer:
        raise ValidationError(
            f"“{old}” was replaced by “{newer}” already. Replace that one, or replace nothing.",
            code="stale",
        )
    return old


def _put_in_its_place(new: Evidence, old: Evidence, *, by: User, at: datetime) -> None:
    """Answers still being written go over to the new one; submitted ones keep what they cited."""
    open_answers = Answer.objects.filter(evidence=old, version__status__in=EDITABLE_STATUSES)
    for answer in open_answers.order_by("pk"):
        answer.evidence.add(new)
        answer.evidence.remove(old)
    record(old, "replace", by=by, at=at, data={"by": new.pk})
