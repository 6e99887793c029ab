from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Exists, F, Func, OuterRef, Q, Value
from django.db.models.functions import Cast

from accounts.models import Organisation
from accounts.standing import standing_of
from documents.models import Document
from vendors.enums import CERTIFICATES, EvidenceKind

LOCAL_TIME_ADDED = Func(
    Value("Europe/London"),
    F("added_at"),
    function="timezone",
    output_field=models.DateTimeField(),
)
DAY_ADDED = Cast(LOCAL_TIME_ADDED, models.DateField())
FACTS_OF_A_CERTIFICATE = (
    ~Q(issuer="") & ~Q(not_covered="") & Q(issued_on__isnull=False, expires_on__isnull=False)
)


class EvidenceQuerySet(models.QuerySet["Evidence"]):
    def visible_to(self, user: Any) -> "EvidenceQuerySet":
        """The vendor's people, and whoever may see a solution version that cites it.

        What replaces a cited one, or was offered to renew it, may be read too: renewal is judged by it.
        """
        from vendors.models.solutions import (
            Answer,
            SolutionVersion,
        )  # the models refer to each other

        dossiers = SolutionVersion.objects.dossiers_for(user)
        cited = Answer.objects.filter(version__in=dossiers)
        offered = Evidence.objects.filter(renewals__version__in=dossiers)
        replaced = Evidence.objects.filter(answers__in=cited, pk__lt=OuterRef("pk"))
        of_the_same_line = replaced.filter(Q(pk=OuterRef("line")) | Q(line=OuterRef("line")))
        return self.filter(
            Q(vendor__in=standing_of(user).vendors)
            | Q(pk__in=cited.values("evidence"))
            | Q(pk__in=offered.values("pk"))
            | Q(Exists(of_the_same_line))
        )

    def in_use(self) -> "EvidenceQuerySet":
        """What may be attached to an answer: neither retired nor replaced."""
        return self.filter(retired_at=None, replaced_by=None)


class Evidence(models.Model):
    """A document or link that backs an answer; kept once per vendor and reused.

    Replaced evidence stays as it was: the new one points to it, and `line` to the first of all.
    """

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
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    line = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="successors",
        help_text="the first of those that replaced each other; empty for the first itself",
    )
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
            models.CheckConstraint(
                name="evidence_not_issued_in_the_future",
                condition=Q(issued_on=None) | Q(issued_on__lte=DAY_ADDED),
            ),
            models.CheckConstraint(
                name="evidence_certificate_has_its_facts",
                condition=Q(retired_at__isnull=False)
                | ~Q(kind__in=CERTIFICATES)
                | FACTS_OF_A_CERTIFICATE,
            ),
            models.CheckConstraint(
                name="evidence_line_with_what_it_replaces",
                condition=Q(replaces=None, line=None)
                | Q(replaces__isnull=False, line__isnull=False),
            ),
            models.CheckConstraint(
                name="evidence_replaces_another", condition=Q(replaces=None) | ~Q(replaces=F("pk"))
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_in_use(self) -> bool:
        return self.retired_at is None and not self.is_replaced

    @property
    def is_replaced(self) -> bool:
        return hasattr(self, "replaced_by")

    def is_valid_on(self, day: date) -> bool:
        """Replaced evidence is valid to its last day, for what was submitted with it."""
        return not self.retired_at and (self.expires_on is None or self.expires_on >= day)


class EvidenceUpload(models.Model):
    """A file that came in ahead of its facts. It becomes evidence when somebody says what it is."""

    vendor = models.ForeignKey(Organisation, models.PROTECT, related_name="evidence_uploads")
    document = models.OneToOneField(Document, models.PROTECT, related_name="evidence_upload")
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.document.name
