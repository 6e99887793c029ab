"""What blind assessors read: the vendor's own texts stay as they are, these rows say what to leave out."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from documents.models import Document
from vendors.models.evidence import Evidence
from vendors.models.solutions import SolutionVersion


class HiddenPassage(models.Model):
    """Words of one version that blind assessors do not read, wherever they stand in it."""

    version = models.ForeignKey(SolutionVersion, models.CASCADE, related_name="hidden_passages")
    words = models.CharField(max_length=600)
    hidden_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    hidden_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("version", "words", name="hidden_passage_once"),
            models.CheckConstraint(name="hidden_passage_has_words", condition=~Q(words="")),
        ]

    def __str__(self) -> str:
        return self.words[:60]


class BlindFile(models.Model):
    """Evidence that blind assessors may open: the file itself, or a copy of it without names."""

    version = models.ForeignKey(SolutionVersion, models.CASCADE, related_name="blind_files")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="blind_files")
    copy = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="blind_file"
    )
    opened_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("version", "evidence", name="blind_file_once")]

    def __str__(self) -> str:
        return f"{self.evidence} for blind assessors"


class NamesCheck(models.Model):
    """Somebody of the staff read a version for names; before that no blind assessor opens it."""

    version = models.OneToOneField(SolutionVersion, models.CASCADE, related_name="names_check")
    checked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    checked_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.version}, read for names"
