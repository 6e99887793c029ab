from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from vendors.enums import AppealStatus
from vendors.models.decisions import Decision
from vendors.models.solutions import SolutionVersion

UNANSWERED = Q(answered_at=None, answered_by=None, answer="")
ANSWERED = Q(answered_at__isnull=False, answered_by__isnull=False)
OPEN_OR_TAKEN_BACK = [AppealStatus.LODGED, AppealStatus.WITHDRAWN]


class AppealQuerySet(models.QuerySet["Appeal"]):
    def open(self) -> "AppealQuerySet":
        return self.filter(status=AppealStatus.LODGED)

    def visible_to(self, user: Any) -> "AppealQuerySet":
        """Whoever may read the dossier: what follows from a decision belongs to its file."""
        return self.filter(version__in=SolutionVersion.objects.dossiers_for(user))


class Appeal(models.Model):
    """A vendor's one appeal against one decision, answered by somebody who took no part in it.

    `answer_by` is the day by which the LGA means to answer, counted in working days from lodging.
    A trigger refuses an answer by whoever prepared or released the decision.
    """

    version = models.ForeignKey(SolutionVersion, models.PROTECT, related_name="appeals")
    decision = models.OneToOneField(Decision, models.PROTECT, related_name="appeal")
    status = models.CharField(max_length=20, choices=AppealStatus, default=AppealStatus.LODGED)
    grounds = models.TextField()
    lodged_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    lodged_at = models.DateTimeField()
    answer_by = models.DateField()
    answer = models.TextField("reasons", blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = AppealQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "version", condition=Q(status=AppealStatus.LODGED), name="appeal_one_open"
            ),
            models.CheckConstraint(
                name="appeal_status_known", condition=Q(status__in=AppealStatus.values)
            ),
            models.CheckConstraint(name="appeal_has_grounds", condition=~Q(grounds="")),
            models.CheckConstraint(
                name="appeal_answered_by_when_and_why",
                condition=(Q(status__in=OPEN_OR_TAKEN_BACK) & UNANSWERED)
                | (~Q(status__in=OPEN_OR_TAKEN_BACK) & ANSWERED & ~Q(answer="")),
            ),
        ]

    def __str__(self) -> str:
        return f"Appeal against {self.decision}"
