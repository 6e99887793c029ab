from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from accounts.models import Organisation
from accounts.standing import standing_of
from showcase.enums import WhatHappened
from showcase.models.events import ShowcaseEvent
from vendors.models import Response

AFTER_MONTHS = (3, 12)


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def public(self) -> "FollowUpQuerySet":
        """Both sides agree to the same words."""
        return self.filter(council_agreed_at__isnull=False, vendor_agreed_at__isnull=False)

    def visible_to(self, user: Any) -> "FollowUpQuerySet":
        """To both sides it asks, and to staff."""
        standing = standing_of(user)
        if standing.is_staff:
            return self
        return self.filter(
            Q(council__in=standing.councils) | Q(response__solution__vendor__in=standing.vendors)
        )


class FollowUp(models.Model):
    """What became of a shown solution at one council, so many months after the event.

    Either side writes; the other agrees to those words or changes them, which asks the first again.
    """

    event = models.ForeignKey(ShowcaseEvent, models.PROTECT, related_name="follow_ups")
    response = models.ForeignKey(Response, models.PROTECT, related_name="follow_ups")
    council = models.ForeignKey(Organisation, models.PROTECT, related_name="follow_ups")
    months = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    outcome = models.CharField(max_length=20, choices=WhatHappened, blank=True)
    words = models.TextField(blank=True)
    council_agreed_at = models.DateTimeField(null=True)
    council_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )
    vendor_agreed_at = models.DateTimeField(null=True)
    vendor_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "event", "response", "council", "months", name="follow_up_asked_once"
            ),
            models.CheckConstraint(
                name="follow_up_months_known", condition=Q(months__in=AFTER_MONTHS)
            ),
            models.CheckConstraint(
                name="follow_up_outcome_known",
                condition=Q(outcome__in=["", *WhatHappened.values]),
            ),
            models.CheckConstraint(
                name="follow_up_agreed_has_an_outcome",
                condition=Q(council_agreed_at=None, vendor_agreed_at=None) | ~Q(outcome=""),
            ),
            models.CheckConstraint(
                name="follow_up_agreed_by_somebody",
                condition=Q(
                    Q(council_agreed_at=None, council_agreed_by=None)
                    | Q(council_agreed_at__isnull=False, council_agreed_by__isnull=False),
                    Q(vendor_agreed_at=None, vendor_agreed_by=None)
                    | Q(vendor_agreed_at__isnull=False, vendor_agreed_by__isnull=False),
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.response.solution} at {self.council}, {self.months} months on"

    def get_absolute_url(self) -> str:
        return reverse("showcase:what_happened", args=[self.pk])

    @property
    def is_public(self) -> bool:
        return bool(self.council_agreed_at and self.vendor_agreed_at)
