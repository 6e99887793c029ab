from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from documents.actions import note_scanner_missed, scan_document
from documents.enums import ScanStatus
from documents.models import Document
from documents.scanners import ScannerUnreachable

A_SWEEP = 100


@shared_task(autoretry_for=(ScannerUnreachable,), retry_backoff=5, max_retries=5)
def scan_upload(pk: int) -> None:
    try:
        scan_document(pk, at=timezone.now())
    except ScannerUnreachable:
        note_scanner_missed(pk, at=timezone.now())
        raise


@shared_task
def sweep_scans() -> None:
    """Scan what waited because a poke was lost or the scanner was away."""
    before = timezone.now() - timedelta(minutes=1)
    waiting = Document.objects.filter(scan_status=ScanStatus.WAITING, uploaded_at__lt=before)
    for pk in waiting.order_by("uploaded_at", "pk").values_list("pk", flat=True)[:A_SWEEP]:
        scan_upload.delay(pk)
