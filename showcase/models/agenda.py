from django.db import models
from django.db.models import F, Q

from challenges.models import Challenge
from documents.models import Document
from showcase.enums import MaterialKind
from showcase.models.events import ShowcaseEvent
from showcase.wording import hours, weekday
from vendors.models import Response


class Session(models.Model):
    """One item of an agenda, usually one challenge with its shortlisted responses."""

    event = models.ForeignKey(ShowcaseEvent, models.CASCADE, related_name="sessions")
    challenge = models.ForeignKey(
        Challenge, models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    room = models.CharField(max_length=100, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="session_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def hours(self) -> str:
        return hours(self.starts_at, self.ends_at)

    @property
    def day(self) -> str:
        return weekday(self.starts_at)

    @property
    def placed(self) -> str:
        """For staff: day, hours and room."""
        return ", ".join(part for part in (self.day, self.hours, self.room) if part)


class SessionResponse(models.Model):
    """A shortlisted response shown in a session: the vendor’s slot."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="shown")
    response = models.ForeignKey(Response, models.PROTECT, related_name="shown_in")
    position = models.PositiveSmallIntegerField(default=0)
    minutes = models.PositiveSmallIntegerField(
        null=True,
        blank=True,
        help_text="How long the vendor has; empty where they share the session.",
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("session", "response", name="session_shows_response_once")
        ]

    def __str__(self) -> str:
        return f"{self.response} in {self.session}"


class Speaker(models.Model):
    session = models.ForeignKey(Session, models.CASCADE, related_name="speakers")
    name = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=300, blank=True)
    email = models.EmailField(
        blank=True, help_text="Never shown: finds the person’s declared interests."
    )
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


class SessionMaterial(models.Model):
    """What is left of a session afterwards: a file of ours or an address elsewhere."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="materials")
    kind = models.CharField(max_length=20, choices=MaterialKind)
    title = models.CharField(max_length=200)
    document = models.ForeignKey(Document, models.PROTECT, null=True, blank=True, related_name="+")
    link = models.URLField(max_length=500, blank=True)
    added_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="material_kind_known", condition=Q(kind__in=MaterialKind.values)
            ),
            models.CheckConstraint(
                name="material_is_a_file_or_a_link",
                condition=Q(document__isnull=False, link="") | (Q(document=None) & ~Q(link="")),
            ),
        ]

    def __str__(self) -> str:
        return self.title
