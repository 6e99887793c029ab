import secrets
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from accounts.standing import standing_of
from challenges.models import Challenge, Round
from showcase.enums import AttendeeKind, EventStatus, RegistrationStatus
from showcase.wording import day_and_hours, hours
from vendors.models import Response


class ShowcaseEventQuerySet(models.QuerySet["ShowcaseEvent"]):
    def public(self) -> "ShowcaseEventQuerySet":
        """Once opened, always readable; an event cancelled as a draft never was."""
        return self.filter(opened_at__isnull=False)

    def visible_to(self, user: Any) -> "ShowcaseEventQuerySet":
        return self if standing_of(user).is_staff else self.public()

    def coming_up(self, at: datetime) -> "ShowcaseEventQuerySet":
        """Neither over nor cancelled, the nearest first."""
        ahead = self.filter(ends_at__gt=at, status=EventStatus.REGISTRATION_OPEN)
        return ahead.order_by("starts_at", "pk")


class ShowcaseEvent(models.Model):
    """A showcase event. `places_taken` counts confirmed registrations; the database keeps it in bounds."""

    round = models.ForeignKey(Round, models.PROTECT, related_name="events")
    slug = models.SlugField(max_length=120, unique=True)
    status = models.CharField(max_length=20, choices=EventStatus, default=EventStatus.DRAFT)
    title = models.CharField(max_length=200)
    summary = models.TextField(blank=True)
    venue = models.CharField(max_length=200, blank=True)
    address = models.CharField(max_length=300, blank=True)
    access_information = models.TextField(blank=True)
    online_link = models.URLField(max_length=500, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    capacity = models.PositiveIntegerField()
    places_taken = models.PositiveIntegerField(default=0, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = ShowcaseEventQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="event_status_known", condition=Q(status__in=EventStatus.values)
            ),
            models.CheckConstraint(
                name="event_ends_after_start", condition=Q(ends_at__gt=F("starts_at"))
            ),
            models.CheckConstraint(
                name="event_capacity_never_exceeded", condition=Q(places_taken__lte=F("capacity"))
            ),
            models.CheckConstraint(
                name="event_opened_has_time",
                condition=Q(status__in=[EventStatus.DRAFT, EventStatus.CANCELLED])
                | Q(opened_at__isnull=False),
            ),
            models.CheckConstraint(
                name="event_somewhere", condition=~Q(venue="") | ~Q(online_link="")
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("showcase:event", args=[self.slug])

    @property
    def is_full(self) -> bool:
        return self.places_taken >= self.capacity

    @property
    def is_still_to_come(self) -> bool:
        return self.status in (EventStatus.DRAFT, EventStatus.REGISTRATION_OPEN)

    @property
    def places_left(self) -> int:
        return self.capacity - self.places_taken

    @property
    def when(self) -> str:
        return day_and_hours(self.starts_at, self.ends_at)

    def takes_registrations(self, at: datetime) -> bool:
        return self.status == EventStatus.REGISTRATION_OPEN and at < self.starts_at


class Session(models.Model):
    """One item of an agenda, usually one challenge with its shortlisted responses."""

    event = models.ForeignKey(ShowcaseEvent, models.CASCADE, related_name="sessions")
    challenge = models.ForeignKey(
        Challenge, models.PROTECT, null=True, blank=True, related_name="sessions"
    )
    title = models.CharField(max_length=200)
    description = models.TextField(blank=True)
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


class SessionResponse(models.Model):
    """A shortlisted response shown in a session."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="shown")
    response = models.ForeignKey(Response, models.PROTECT, related_name="shown_in")
    position = models.PositiveSmallIntegerField(default=0)

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
    position = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return self.name


def new_token() -> str:
    """256 bits in a link that only the registered person gets."""
    return secrets.token_urlsafe(32)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def confirmed(self) -> "RegistrationQuerySet":
        return self.filter(status=RegistrationStatus.CONFIRMED)

    def waiting(self) -> "RegistrationQuerySet":
        """The waiting list in its order."""
        waiting = self.filter(status=RegistrationStatus.WAITING)
        return waiting.order_by("registered_at", "pk")

    def standing(self) -> "RegistrationQuerySet":
        return self.exclude(status=RegistrationStatus.CANCELLED)


class Registration(models.Model):
    """A person's place, or their turn in the waiting list. No account needed."""

    event = models.ForeignKey(ShowcaseEvent, models.PROTECT, related_name="registrations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    token = models.CharField(max_length=60, unique=True, default=new_token, editable=False)
    status = models.CharField(max_length=20, choices=RegistrationStatus)
    name = models.CharField(max_length=300)
    email = models.EmailField()
    organisation = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=10, choices=AttendeeKind)
    access_needs = models.TextField(blank=True)
    registered_at = models.DateTimeField()

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["event", "registered_at", "id"],
                name="registration_waiting",
                condition=Q(status=RegistrationStatus.WAITING),
            )
        ]
        constraints = [
            models.CheckConstraint(
                name="registration_status_known", condition=Q(status__in=RegistrationStatus.values)
            ),
            models.CheckConstraint(
                name="registration_email_lower_case", condition=Q(email=Lower("email"))
            ),
            models.UniqueConstraint(
                "event",
                "email",
                condition=~Q(status=RegistrationStatus.CANCELLED),
                name="registration_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} at {self.event}"

    def get_absolute_url(self) -> str:
        return reverse("showcase:registration", args=[self.token])

    @property
    def has_place(self) -> bool:
        return self.status == RegistrationStatus.CONFIRMED
