from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from documents.storage import private_storage
from showcase.enums import RunOutcome


class DataEditionQuerySet(models.QuerySet["DataEdition"]):
    def standing(self) -> "DataEditionQuerySet":
        """Those whose files are still there."""
        return self.filter(cleared_at=None)

    def newest_first(self) -> "DataEditionQuerySet":
        return self.order_by("-made_at", "-pk")


class DataEdition(models.Model):
    """The open data of one moment. Its address stays for good, also once its files were cleared away."""

    slug = models.SlugField(max_length=20, unique=True)
    made_at = models.DateTimeField()
    shape = models.PositiveSmallIntegerField(help_text="Version of the tables' columns.")
    fingerprint = models.CharField(
        max_length=64, help_text="SHA-256 over those of its tables: the same data, the same number."
    )
    cleared_at = models.DateTimeField(null=True)
    cleared_because = models.TextField(
        blank=True, help_text="Empty where it went in the course of things."
    )

    objects = DataEditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="data_edition_cleared_for_a_reason_has_time",
                condition=Q(cleared_because="") | Q(cleared_at__isnull=False),
            ),
            models.CheckConstraint(name="data_edition_shaped", condition=Q(shape__gte=1)),
        ]

    def __str__(self) -> str:
        return self.slug

    def get_absolute_url(self) -> str:
        return reverse("showcase:data_edition", args=[self.slug])


def stored_at(file: "DataFile", filename: str) -> str:
    return f"open-data/{file.edition.slug}/{filename}"


class DataFile(models.Model):
    """One file of an edition. A database trigger refuses changes to the row."""

    edition = models.ForeignKey(DataEdition, models.PROTECT, related_name="files")
    name = models.CharField(max_length=100)
    table = models.CharField(max_length=50, blank=True)
    rows = models.PositiveIntegerField(null=True, help_text="Without the line of headings.")
    size = models.PositiveBigIntegerField(help_text="bytes")
    sha256 = models.CharField(max_length=64)
    file = models.FileField(upload_to=stored_at, storage=private_storage, max_length=200)

    class Meta:
        constraints = [
            models.UniqueConstraint("edition", "name", name="data_file_once"),
            models.CheckConstraint(
                name="data_file_of_a_table_has_rows",
                condition=Q(table="", rows=None) | (~Q(table="") & Q(rows__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("showcase:data_file", args=[self.edition.slug, self.name])


class DataRun(models.Model):
    """One attempt to make an edition: by night, or asked for by staff."""

    begun_at = models.DateTimeField()
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, choices=RunOutcome, blank=True)
    error = models.TextField(blank=True)
    edition = models.ForeignKey(DataEdition, models.PROTECT, null=True, related_name="runs")

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="data_run_outcome_known", condition=Q(outcome__in=["", *RunOutcome.values])
            ),
            models.CheckConstraint(
                name="data_run_ended_with_an_outcome",
                condition=Q(outcome="", ended_at=None)
                | (~Q(outcome="") & Q(ended_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="data_run_made_an_edition_or_not",
                condition=Q(outcome=RunOutcome.MADE, edition__isnull=False)
                | (~Q(outcome=RunOutcome.MADE) & Q(edition=None)),
            ),
            models.UniqueConstraint(
                "outcome", condition=Q(outcome=""), name="data_run_one_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.begun_at:%Y-%m-%d %H:%M} {self.get_outcome_display()}"
