from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from accounts.interests import vendors_of_interest_to
from vendors.enums import DECIDED_STATUSES, ConditionStatus, SolutionStatus
from vendors.models.criteria import Criterion
from vendors.models.solutions import SolutionVersion

RELEASED = Q(released_at__isnull=False, released_by__isnull=False)
SAYS_ENOUGH = ~Q(outcome="") & ~Q(reason="") & ~Q(responsible_deployment="")
OPEN = Q(status=ConditionStatus.OPEN, settled_at=None, settled_by=None, settled_reason="")
SETTLED = ~Q(status=ConditionStatus.OPEN) & Q(settled_at__isnull=False, settled_by__isnull=False)


class DecisionQuerySet(models.QuerySet["Decision"]):
    def prepared(self) -> "DecisionQuerySet":
        """Written and not sent: for the staff alone."""
        return self.filter(released_at=None)

    def released(self) -> "DecisionQuerySet":
        return self.filter(released_at__isnull=False)

    def waiting_for(self, user: Any) -> "DecisionQuerySet":
        """Prepared for solutions still in moderation, without vendors they have an interest in."""
        dossiers = SolutionVersion.objects.dossiers_for(user)
        waiting = dossiers.filter(status=SolutionStatus.MODERATION).exclude(
            solution__vendor__in=vendors_of_interest_to(user)
        )
        return self.prepared().filter(version__in=waiting)


class Decision(models.Model):
    """What is decided on a version and what its vendor reads; prepared first, then released.

    A released decision never changes (a trigger sees to it). After an appeal a second one follows,
    with the next number. The version keeps the words of the one that stands.
    """

    version = models.ForeignKey(SolutionVersion, models.PROTECT, related_name="decisions")
    number = models.PositiveSmallIntegerField()
    outcome = models.CharField(
        max_length=30, choices=[(s.value, s.label) for s in DECIDED_STATUSES], blank=True
    )
    reason = models.TextField(blank=True)
    feedback = models.TextField("feedback on the whole", blank=True)
    responsible_deployment = models.TextField("feedback on responsible deployment", blank=True)
    prepared_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    prepared_at = models.DateTimeField()
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    released_at = models.DateTimeField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("version", "number", name="decision_number_once"),
            models.UniqueConstraint(
                "version", condition=Q(released_at=None), name="decision_one_prepared"
            ),
            models.CheckConstraint(
                name="decision_outcome_known",
                condition=Q(outcome="") | Q(outcome__in=DECIDED_STATUSES),
            ),
            models.CheckConstraint(
                name="decision_released_complete",
                condition=Q(released_at=None, released_by=None) | (RELEASED & SAYS_ENOUGH),
            ),
        ]

    def __str__(self) -> str:
        return f"Decision {self.number} on {self.version}"


class CriterionFeedback(models.Model):
    """What the vendor is told on one criterion: drafted from the assessors' reasons, edited by staff."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="criterion_feedback")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint("decision", "criterion", name="criterion_feedback_once"),
            models.CheckConstraint(name="criterion_feedback_says_something", condition=~Q(text="")),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code}: {self.text[:60]}"


class ConditionQuerySet(models.QuerySet["Condition"]):
    def standing(self) -> "ConditionQuerySet":
        """Of the decision that stands on a version its vendor still offers."""
        return self.filter(
            decision__released_at=F("decision__version__decided_at"),
            decision__version__status=SolutionStatus.ELIGIBLE_WITH_CONDITIONS,
            decision__version__superseded_at=None,
        )

    def open(self) -> "ConditionQuerySet":
        return self.filter(status=ConditionStatus.OPEN)

    def followed_by(self, user: Any) -> "ConditionQuerySet":
        """Those of solutions whose dossiers this person may read, what waits and is due first on top."""
        dossiers = SolutionVersion.objects.dossiers_for(user)
        return self.standing().filter(decision__version__in=dossiers)


class Condition(models.Model):
    """What has to be done by a day, for a solution found eligible with conditions; then met or not."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="conditions")
    position = models.PositiveSmallIntegerField()
    text = models.TextField()
    due_on = models.DateField()
    status = models.CharField(max_length=10, choices=ConditionStatus, default=ConditionStatus.OPEN)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    settled_at = models.DateTimeField(null=True, blank=True)
    settled_reason = models.TextField("why it is met or not", blank=True)

    objects = ConditionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("decision", "position", name="condition_position_once"),
            models.CheckConstraint(name="condition_says_something", condition=~Q(text="")),
            models.CheckConstraint(
                name="condition_status_known", condition=Q(status__in=ConditionStatus.values)
            ),
            models.CheckConstraint(
                name="condition_settled_by_when_and_why",
                condition=OPEN | (SETTLED & ~Q(settled_reason="")),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]
