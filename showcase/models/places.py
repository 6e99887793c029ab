import secrets
from datetime import datetime

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Lower
from django.urls import reverse

from showcase.enums import AttendeeKind, PlaceMode, RegistrationStatus
from showcase.models.events import ShowcaseEvent

G = RegistrationStatus
HOLDING = (G.OFFERED, G.CONFIRMED)
"""States that keep a place from everybody else: an offered place is nobody else's while the offer runs."""


class PlaceKind(models.Model):
    """So many places for one kind of people, in the room or online, with a waiting list of its own."""

    event = models.ForeignKey(ShowcaseEvent, models.CASCADE, related_name="place_kinds")
    kind = models.CharField(
        max_length=10, choices=AttendeeKind, blank=True, help_text="Empty: for anybody."
    )
    mode = models.CharField(max_length=10, choices=PlaceMode)
    capacity = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(
        default=0, editable=False, help_text="Confirmed and offered places."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint("event", "kind", "mode", name="place_kind_once"),
            models.CheckConstraint(
                name="place_kind_known",
                condition=Q(kind__in=["", *AttendeeKind.values], mode__in=PlaceMode.values),
            ),
            models.CheckConstraint(
                name="place_capacity_never_exceeded", condition=Q(taken__lte=F("capacity"))
            ),
        ]

    def __str__(self) -> str:
        return f"{self.who}, {self.get_mode_display().lower()}"

    @property
    def who(self) -> str:
        return self.get_kind_display() if self.kind else "Anybody"

    @property
    def left(self) -> int:
        return self.capacity - self.taken


def new_token() -> str:
    """256 bits in a link that only the registered person gets."""
    return secrets.token_urlsafe(32)


class RegistrationQuerySet(models.QuerySet["Registration"]):
    def confirmed(self) -> "RegistrationQuerySet":
        return self.filter(status=G.CONFIRMED)

    def waiting(self) -> "RegistrationQuerySet":
        """A waiting list in its order."""
        return self.filter(status=G.WAITING).order_by("queued_at", "pk")

    def standing(self) -> "RegistrationQuerySet":
        return self.exclude(status=G.CANCELLED)

    def reachable(self) -> "RegistrationQuerySet":
        """Whoever showed that the address is theirs and has not left: those who are told of changes."""
        return self.standing().exclude(status=G.ASKED)


class Registration(models.Model):
    """A person's place, or their turn in a waiting list. No account needed.

    `queued_at` is when the address was shown to be theirs: the order of the waiting list.
    """

    event = models.ForeignKey(ShowcaseEvent, models.PROTECT, related_name="registrations")
    place = models.ForeignKey(PlaceKind, models.PROTECT, related_name="registrations")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    token = models.CharField(max_length=60, unique=True, default=new_token, editable=False)
    status = models.CharField(max_length=20, choices=RegistrationStatus)
    name = models.CharField(max_length=300)
    email = models.EmailField()
    mailbox = models.EmailField(
        editable=False, help_text="The address without what stands behind a plus sign."
    )
    organisation = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=10, choices=AttendeeKind)
    access_needs = models.TextField(blank=True)
    dietary_needs = models.TextField(blank=True)
    registered_at = models.DateTimeField()
    queued_at = models.DateTimeField(null=True, editable=False)
    offer_ends_at = models.DateTimeField(null=True, editable=False)
    revision = models.PositiveIntegerField(default=0, editable=False)
    checked_in_at = models.DateTimeField(null=True, editable=False)
    checked_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", editable=False
    )
    needs_deleted_at = models.DateTimeField(null=True, editable=False)

    objects = RegistrationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["place", "queued_at", "id"],
                name="registration_waiting",
                condition=Q(status=G.WAITING),
            ),
            models.Index(
                fields=["offer_ends_at"], name="registration_offers", condition=Q(status=G.OFFERED)
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="registration_status_known", condition=Q(status__in=G.values)
            ),
            models.CheckConstraint(
                name="registration_email_lower_case", condition=Q(email=Lower("email"))
            ),
            models.UniqueConstraint(
                "event", "mailbox", condition=~Q(status=G.CANCELLED), name="registration_once"
            ),
            models.CheckConstraint(
                name="registration_queued_once_the_address_is_known",
                condition=Q(status=G.ASKED, queued_at=None)
                | Q(status=G.CANCELLED)
                | (~Q(status__in=[G.ASKED, G.CANCELLED]) & Q(queued_at__isnull=False)),
            ),
            models.CheckConstraint(
                name="registration_offer_has_an_end",
                condition=Q(status__in=[G.OFFERED, G.LAPSED], offer_ends_at__isnull=False)
                | (~Q(status__in=[G.OFFERED, G.LAPSED]) & Q(offer_ends_at=None)),
            ),
            models.CheckConstraint(
                name="registration_checked_in_with_a_place",
                condition=Q(checked_in_at=None, checked_in_by=None)
                | Q(status=G.CONFIRMED, checked_in_at__isnull=False, checked_in_by__isnull=False),
            ),
            models.CheckConstraint(
                name="registration_needs_deleted_are_gone",
                condition=Q(needs_deleted_at=None) | Q(access_needs="", dietary_needs=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} at {self.event}"

    def get_absolute_url(self) -> str:
        return reverse("showcase:registration", args=[self.token])

    @property
    def has_place(self) -> bool:
        return self.status == G.CONFIRMED

    @property
    def keeps_a_place(self) -> bool:
        return self.status in HOLDING

    def offer_runs(self, at: datetime) -> bool:
        offered = self.status == G.OFFERED
        return offered and self.offer_ends_at is not None and at < self.offer_ends_at
