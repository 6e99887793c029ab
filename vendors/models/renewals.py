from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from vendors.enums import RenewalStatus
from vendors.models.criteria import Criterion
from vendors.models.evidence import Evidence
from vendors.models.solutions import SolutionVersion

UNANSWERED = Q(answered_at=None, answered_by=None, answer="")
ANSWERED = Q(answered_at__isnull=False, answered_by__isnull=False)


class RenewalQuerySet(models.QuerySet["Renewal"]):
    def waiting_for(self, user: Any) -> "RenewalQuerySet":
        """Offered for solutions whose dossiers this person may read."""
        dossiers = SolutionVersion.objects.dossiers_for(user)
        return self.filter(status=RenewalStatus.OFFERED, version__in=dossiers)


class Renewal(models.Model):
    """Newer evidence for one criterion of a decided version, offered by the vendor, checked by staff.

    The answers of the version stay as they were submitted; a confirmed renewal stands beside them.
    """

    version = models.ForeignKey(SolutionVersion, models.PROTECT, related_name="renewals")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    evidence = models.ForeignKey(Evidence, models.PROTECT, related_name="renewals")
    status = models.CharField(max_length=20, choices=RenewalStatus, default=RenewalStatus.OFFERED)
    offered_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    answer = models.TextField("why it is refused", blank=True)

    objects = RenewalQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "version",
                "criterion",
                condition=Q(status=RenewalStatus.OFFERED),
                name="renewal_one_offered",
            ),
            models.CheckConstraint(
                name="renewal_status_known", condition=Q(status__in=RenewalStatus.values)
            ),
            models.CheckConstraint(
                name="renewal_answered_by_when_and_why",
                condition=(Q(status=RenewalStatus.OFFERED) & UNANSWERED)
                | (Q(status=RenewalStatus.CONFIRMED) & ANSWERED)
                | (Q(status=RenewalStatus.REFUSED) & ANSWERED & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.evidence} for {self.criterion.code} of {self.version}"
