"""What the portal knows of the people who vet: what they know, what they can take on, what they own."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from challenges.models import KindOfAI, ServiceArea
from vendors.company_number import FORM
from vendors.enums import StandingInterestKind


class AssessorProfile(models.Model):
    """An assessor's expertise and how much they take on. Without one: any area, no limit."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assessor_profile"
    )
    service_areas = models.ManyToManyField(ServiceArea, blank=True, related_name="+")
    kinds_of_ai = models.ManyToManyField(KindOfAI, blank=True, related_name="+")
    capacity = models.PositiveSmallIntegerField(
        "solutions at most in one round; empty means no limit", null=True, blank=True
    )
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="assessor_capacity_above_zero",
                condition=Q(capacity=None) | Q(capacity__gte=1),
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


class StandingInterestQuerySet(models.QuerySet["StandingInterest"]):
    def standing(self) -> "StandingInterestQuerySet":
        return self.filter(ended_at=None)

    def of(self, user: Any) -> "StandingInterestQuerySet":
        """A person's own, those that stand first, then the newest."""
        own = self.filter(person=user.pk)
        return own.order_by(models.F("ended_at").desc(nulls_first=True), "-declared_at", "-pk")


class StandingInterest(models.Model):
    """One line of a person's standing register: a body they are bound to, whether it is here or not.

    Whichever vendor has its number, or its name, becomes a conflict (`Conflict.standing_interest`).
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="standing_interests"
    )
    kind = models.CharField(max_length=20, choices=StandingInterestKind)
    body = models.CharField("name of the body", max_length=300)
    name_key = models.CharField("that name as it is compared", max_length=300)
    company_number = models.CharField("Companies House number", max_length=8, blank=True)
    is_registered_abroad = models.BooleanField(default=False)
    details = models.TextField(blank=True)
    declared_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = StandingInterestQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="standing_interest_kind_known",
                condition=Q(kind__in=StandingInterestKind.values),
            ),
            models.CheckConstraint(
                name="standing_interest_number_form",
                condition=Q(company_number="") | Q(company_number__regex=FORM),
            ),
            models.CheckConstraint(
                name="standing_interest_shares_have_number",
                condition=~Q(kind=StandingInterestKind.SHARES)
                | ~Q(company_number="")
                | Q(is_registered_abroad=True),
            ),
            models.CheckConstraint(
                name="standing_interest_named", condition=~Q(body="") & ~Q(name_key="")
            ),
            models.UniqueConstraint(
                "person",
                "kind",
                "name_key",
                "company_number",
                condition=Q(ended_at=None),
                name="standing_interest_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.body}"


class RegisterConfirmationQuerySet(models.QuerySet["RegisterConfirmation"]):
    def current(self, day: date) -> "RegisterConfirmationQuerySet":
        return self.filter(lapses_on__gt=day)


class RegisterConfirmation(models.Model):
    """A person says that their standing register is complete and true; it holds until `lapses_on`."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="register_confirmations"
    )
    confirmed_at = models.DateTimeField()
    lapses_on = models.DateField()

    objects = RegisterConfirmationQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-lapses_on"], name="register_confirmed_until")]

    def __str__(self) -> str:
        return f"{self.person}, until {self.lapses_on}"
