from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.interests import vendors_declared_by
from accounts.models import Organisation
from accounts.standing import standing_of
from challenges.enums import ContactKind
from challenges.models.challenges import Challenge


class ContactQuerySet(models.QuerySet["Contact"]):
    def visible_to(self, user: Any) -> "ContactQuerySet":
        """Staff: all. A council or a vendor: its own. A declared interest hides that vendor's rows."""
        standing = standing_of(user)
        seen = Q(council__in=standing.councils) | Q(vendor__in=standing.vendors)
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
    vendor = models.ForeignKey(Organisation, models.PROTECT, related_name="contacts_with_councils")
    kind = models.CharField(max_length=20, choices=ContactKind)
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
        ]

    def __str__(self) -> str:
        return self.subject
