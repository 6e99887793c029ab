from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.interests import vendors_declared_by
from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.enums import FROM_VENDOR, ContactKind
from challenges.models.challenges import Challenge
from challenges.models.questions import Question


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, user: Any) -> "ContactQuerySet":
        """Staff: all. A council or a vendor: its own, and what every vendor was told: vendors all of
        it, councils on challenges they designed. A declared interest hides that vendor's rows.
        """
        standing = standing_of(user)
        seen = Q(council__in=standing.councils) | Q(vendor__in=standing.vendors)
        to_all = Q(vendor=None)
        if not standing.vendors:
            to_all &= Q(challenge__in=Challenge.objects.designed_by_councils_of(user))
        seen |= to_all
        if standing.is_staff:
            seen = Q()
        return self.filter(seen).exclude(vendor__in=vendors_declared_by(user))


class Contact(models.Model):
    """One line of the contact log: who wrote to which vendor about which challenge.

    Procurement Act 2023, s.16: engagement before a procurement must give no vendor an unfair
    advantage, so every contact is kept. Append-only: a database trigger refuses UPDATE and DELETE.
    """

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="contacts")
    council = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts_with_vendors",
        help_text="Empty when the LGA itself acted.",
    )
    vendor = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="contacts_with_councils",
        help_text="Empty when every vendor was told.",
    )
    kind = models.CharField(max_length=20, choices=ContactKind)
    question = models.ForeignKey(
        Question, models.PROTECT, null=True, blank=True, related_name="contacts"
    )
    subject = models.CharField(max_length=300)
    text = models.TextField(blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = ContactQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-at", "-id"], name="contact_newest")]
        constraints = [
            models.CheckConstraint(
                name="contact_kind_known", condition=Q(kind__in=ContactKind.values)
            ),
            models.CheckConstraint(name="contact_has_subject", condition=~Q(subject="")),
            models.CheckConstraint(
                name="contact_with_one_vendor_or_an_answer_to_all",
                condition=Q(kind=ContactKind.ANSWER, vendor=None)
                | (~Q(kind=ContactKind.ANSWER) & Q(vendor__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return self.shown_subject

    @property
    def shown_subject(self) -> str:
        """The line keeps its words; of a published answer everybody reads them as last corrected."""
        return self.question.text if self.question else self.subject

    @property
    def shown_text(self) -> str:
        return self.question.answer if self.question else self.text

    @property
    def sender(self) -> str:
        return self._vendors if self.kind in FROM_VENDOR else self._councils

    @property
    def receiver(self) -> str:
        return self._councils if self.kind in FROM_VENDOR else self._vendors

    @property
    def _councils(self) -> str:
        return self.council.name if self.council else "LGA"

    @property
    def _vendors(self) -> str:
        return self.vendor.name if self.vendor else "All vendors"
