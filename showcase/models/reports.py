from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import OuterRef, Q, Subquery
from django.urls import reverse

from accounts.standing import standing_of
from challenges.models import Challenge, Round
from showcase.enums import ReportStatus


class ReportQuerySet(models.QuerySet["Report"]):
    def public(self) -> "ReportQuerySet":
        return self.filter(status=ReportStatus.PUBLISHED)

    def visible_to(self, user: Any) -> "ReportQuerySet":
        return self if standing_of(user).is_staff else self.public()

    def with_published_title(self) -> "ReportQuerySet":
        """The title of the last version: what staff write since is not public yet."""
        last = ReportVersion.objects.filter(report=OuterRef("pk")).order_by("-number")
        return self.annotate(published_title=Subquery(last.values("content__title")[:1]))


class Report(models.Model):
    """The public account of a round. What staff write stands here; figures come from the records."""

    round = models.OneToOneField(Round, models.PROTECT, related_name="report")
    slug = models.SlugField(max_length=120, unique=True)
    status = models.CharField(max_length=20, choices=ReportStatus, default=ReportStatus.DRAFT)
    title = models.CharField(max_length=200)
    introduction = models.TextField(blank=True, help_text="Markdown")
    learning = models.TextField(blank=True, help_text="Markdown")
    next_steps = models.TextField(blank=True, help_text="Markdown")
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()

    objects = ReportQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="report_status_known", condition=Q(status__in=ReportStatus.values)
            )
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("showcase:report", args=[self.slug])


class ReportChallengeNote(models.Model):
    """What staff add about one challenge."""

    report = models.ForeignKey(Report, models.CASCADE, related_name="challenge_notes")
    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="report_notes")
    text = models.TextField(help_text="Markdown")

    class Meta:
        constraints = [models.UniqueConstraint("report", "challenge", name="report_note_once")]

    def __str__(self) -> str:
        return f"{self.report}: {self.challenge}"


class ReportVersion(models.Model):
    """A published version: frozen text and figures. A database trigger refuses changes."""

    report = models.ForeignKey(Report, models.PROTECT, related_name="versions")
    number = models.PositiveSmallIntegerField()
    published_at = models.DateTimeField()
    published_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    content = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint("report", "number", name="report_version_once"),
            models.CheckConstraint(name="report_version_counted", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return f"{self.report}, version {self.number}"
