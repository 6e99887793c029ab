from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.models import Organisation
from accounts.standing import standing_of
from documents.models import Document
from vendors.enums import EvidenceKind


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, user: Any) -> "EvidenceQuerySet":
        """The vendor's people, and whoever may see a solution version the evidence belongs to."""
        from vendors.models.solutions import (
            Answer,
            SolutionVersion,
        )  # the models refer to each other

        cited = Answer.objects.filter(version__in=SolutionVersion.objects.dossiers_for(user))
        return self.filter(
            Q(vendor__in=standing_of(user).vendors) | Q(pk__in=cited.values("evidence"))
        )


class Evidence(models.Model):
    """A document or link that backs an answer; kept once per vendor and reused."""

    vendor = models.ForeignKey(Organisation, models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=30, choices=EvidenceKind)
    title = models.CharField(max_length=200)
    document = models.OneToOneField(
        Document, models.PROTECT, null=True, blank=True, related_name="evidence"
    )
    link = models.URLField(max_length=500, blank=True)
    issuer = models.CharField(max_length=200, blank=True)
    scope = models.CharField("what it covers", max_length=500, blank=True)
    not_covered = models.CharField("what it does not cover", max_length=500, blank=True)
    issued_on = models.DateField(null=True, blank=True)
    expires_on = models.DateField(null=True, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True, blank=True)

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="evidence_is_a_document_or_a_link",
                condition=Q(document__isnull=False, link="") | (Q(document=None) & ~Q(link="")),
            ),
            models.CheckConstraint(
                name="evidence_expires_after_issue",
                condition=Q(expires_on=None) | Q(issued_on=None) | Q(expires_on__gt=F("issued_on")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def is_valid_on(self, day: date) -> bool:
        return not self.retired_at and (self.expires_on is None or self.expires_on >= day)
