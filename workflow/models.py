from django.conf import settings
from django.db import models


class EventQuerySet(models.QuerySet["Event"]):
    def about(self, subject: models.Model) -> "EventQuerySet":
        """What happened to one record, oldest first."""
        return self.filter(subject_type=subject._meta.label_lower, subject_id=subject.pk).order_by(
            "at", "pk"
        )


class Event(models.Model):
    """One line of the log: who did what to which record, when, and why.

    Append-only: a database trigger refuses UPDATE and DELETE.
    """

    at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", db_index=True
    )
    subject_type = models.CharField(max_length=100)
    subject_id = models.BigIntegerField()
    name = models.CharField(max_length=60)
    from_status = models.CharField(max_length=40, blank=True)
    to_status = models.CharField(max_length=40, blank=True)
    reason = models.TextField(blank=True)
    data = models.JSONField(default=dict, blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["subject_type", "subject_id", "at"], name="event_subject")]

    def __str__(self) -> str:
        return f"{self.name} {self.subject_type} {self.subject_id}"
