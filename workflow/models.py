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


class Seal(models.Model):
    """Fixes one line of the log and its place: the hash of the seal before it and of the line's words.

    Made by the database when a transaction commits, in the order of commits; append-only as the log is.
    No foreign key: a seal has to outlive a line that somebody took out by force.
    """

    number = models.BigIntegerField(primary_key=True)
    event_id = models.BigIntegerField(unique=True)
    hash = models.CharField(max_length=64, help_text="SHA-256 in hexadecimal")

    def __str__(self) -> str:
        return f"{self.number}:{self.hash}"


class Unsealed(models.Model):
    """A line on its way to its seal; empty for everybody who looks from another transaction."""

    event_id = models.BigIntegerField(primary_key=True)

    def __str__(self) -> str:
        return str(self.event_id)
