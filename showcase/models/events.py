from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.timezone import localtime

from accounts.standing import standing_of
from challenges.models import Round
from showcase.enums import EventStatus
from showcase.wording import day_and_hours, days_and_hours


class ShowcaseEventQuerySet(models.QuerySet["ShowcaseEvent"]):
    def public(self) -> "ShowcaseEventQuerySet":
        """Once opened, always readable; an event cancelled as a draft never was."""
        return self.filter(opened_at__isnull=False)

    def visible_to(self, user: Any) -> "ShowcaseEventQuerySet":
        return self if standing_of(user).is_staff else self.public()

    def coming_up(self, at: datetime) -> "ShowcaseEventQuerySet":
        """Neither over nor cancelled, the nearest first."""
        return self.filter(status=EventStatus.REGISTRATION_OPEN).not_over(at)

    def not_over(self, at: datetime) -> "ShowcaseEventQuerySet":
        """Cancelled ones among them, the nearest first."""
        return self.filter(ends_at__gt=at).order_by("starts_at", "pk")


class ShowcaseEvent(models.Model):
    """A showcase event, on one day or several.

    `capacity` and `places_taken` are the sums over its kinds of place; the database keeps both in bounds.
    """

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
    registration_closes_at = models.DateTimeField(
        null=True, blank=True, help_text="Empty: registration is open until the event begins."
    )
    capacity = models.PositiveIntegerField()
    places_taken = models.PositiveIntegerField(default=0, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    opened_at = models.DateTimeField(null=True, blank=True, editable=False)
    calendar_changed_at = models.DateTimeField(
        editable=False, help_text="When what stands in people’s calendars last changed."
    )

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
            models.CheckConstraint(
                name="event_registration_closes_by_its_start",
                condition=Q(registration_closes_at=None)
                | Q(registration_closes_at__lte=F("starts_at")),
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
        if self.has_several_days:
            return days_and_hours(self.starts_at, self.ends_at)
        return day_and_hours(self.starts_at, self.ends_at)

    @property
    def has_several_days(self) -> bool:
        return localtime(self.starts_at).date() != localtime(self.ends_at).date()

    @property
    def closes_at(self) -> datetime:
        """When nobody new can register any more."""
        return self.registration_closes_at or self.starts_at

    def takes_registrations(self, at: datetime) -> bool:
        return self.status == EventStatus.REGISTRATION_OPEN and at < self.closes_at

    def is_ahead(self, at: datetime) -> bool:
        """Places can still be given back and handed on, also after registration closed."""
        return self.status == EventStatus.REGISTRATION_OPEN and at < self.starts_at
