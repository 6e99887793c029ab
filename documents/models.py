import uuid

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import Organisation
from documents.enums import FileType, ScanStatus
from documents.storage import private_storage


def stored_name(document: "Document", filename: str) -> str:
    """A name that says nothing of the uploaded one: nothing a person typed reaches the disk."""
    return f"{document.key.hex[:2]}/{document.key.hex}"


class Document(models.Model):
    """An uploaded file, private to its organisation and closed to everybody until scanned."""

    key = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="documents")
    uploaded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    uploaded_at = models.DateTimeField()
    name = models.CharField(max_length=255)
    file_type = models.CharField(max_length=100, choices=FileType)
    size = models.PositiveIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=stored_name, storage=private_storage, max_length=100)
    scan_status = models.CharField(max_length=20, choices=ScanStatus, default=ScanStatus.WAITING)
    scanned_at = models.DateTimeField(null=True)
    scanner_missed_at = models.DateTimeField(
        null=True, help_text="When the scanner last did not answer."
    )
    scan_note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="document_scan_status_known", condition=Q(scan_status__in=ScanStatus.values)
            ),
            models.CheckConstraint(
                name="document_scanned_at_with_result",
                condition=Q(scan_status=ScanStatus.WAITING, scanned_at=None)
                | (~Q(scan_status=ScanStatus.WAITING) & Q(scanned_at__isnull=False)),
            ),
            models.CheckConstraint(name="document_not_empty", condition=Q(size__gt=0)),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def is_clean(self) -> bool:
        return self.scan_status == ScanStatus.CLEAN

    @property
    def page_state(self) -> str:
        """The word that file lists know its state by; `failed` while the scanner is away."""
        is_missed = self.scan_status == ScanStatus.WAITING and self.scanner_missed_at is not None
        return "failed" if is_missed else self.scan_status

    @property
    def state_words(self) -> str:
        """Where it stands, in small letters for behind its name."""
        words = str(self.get_scan_status_display())
        if self.page_state == "failed":
            words = f"{words}: the scanner does not answer just now; we try again every minute"
        return words[:1].lower() + words[1:]
