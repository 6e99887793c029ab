from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import Q

from challenges.enums import ImportStatus
from challenges.models.rounds import Round
from documents.models import Document


class StatementImportQuerySet(models.QuerySet["StatementImport"]):
    def stuck(self, since: datetime) -> "StatementImportQuerySet":
        """Started long ago and not finished: the worker was never told, or died."""
        return self.filter(status=ImportStatus.RUNNING, started_at__lt=since)


class StatementImport(models.Model):
    """A spreadsheet of statements on its way into a round, in steps that can be left and taken up again."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="imports")
    document = models.OneToOneField(Document, models.PROTECT, related_name="+")
    status = models.CharField(max_length=20, choices=ImportStatus, default=ImportStatus.UPLOADED)
    heading_line = models.PositiveIntegerField(null=True, blank=True)
    positions = models.JSONField(
        default=dict, blank=True, help_text="Position of each of our columns in the file, from 0."
    )
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    problem = models.TextField(blank=True, help_text="Why the last try brought in nothing.")
    new_count = models.PositiveIntegerField(default=0)
    present_count = models.PositiveIntegerField(default=0)
    notes = models.JSONField(default=list, blank=True)

    objects = StatementImportQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-begun_at", "-id"], name="import_newest")]
        constraints = [
            models.CheckConstraint(
                name="import_status_known", condition=Q(status__in=ImportStatus.values)
            ),
            models.CheckConstraint(
                name="import_placed_before_it_is_ready",
                condition=Q(status__in=[ImportStatus.UPLOADED, ImportStatus.DISCARDED])
                | Q(heading_line__isnull=False),
            ),
            models.CheckConstraint(
                name="import_running_has_started",
                condition=~Q(status=ImportStatus.RUNNING) | Q(started_at__isnull=False),
            ),
            models.CheckConstraint(
                name="import_finished_when_imported",
                condition=Q(status=ImportStatus.IMPORTED, finished_at__isnull=False)
                | (~Q(status=ImportStatus.IMPORTED) & Q(finished_at=None)),
            ),
        ]

    def __str__(self) -> str:
        return self.document.name
