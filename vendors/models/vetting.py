from typing import Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from accounts.interests import vendors_declared_by
from accounts.models import Organisation
from vendors.enums import (
    ANSWERED_DURING,
    GIVEN_UP_STATUSES,
    OPEN_ASSIGNMENT_STATUSES,
    AssignmentStatus,
    ClarificationStatus,
    Confidence,
    ConflictKind,
    DeclineReason,
    EligibilityOutcome,
)
from vendors.models.assessors import StandingInterest
from vendors.models.criteria import Criterion
from vendors.models.solutions import SolutionVersion


class EligibilityResult(models.Model):
    """Pass, fail or unknown for one pass/fail criterion, with the reason, as worked out at a time.

    What the portal cannot work out stays unknown until a person judges it and says why.
    """

    version = models.ForeignKey(SolutionVersion, models.CASCADE, related_name="eligibility")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=EligibilityOutcome)
    reason = models.CharField(max_length=1000)
    cure = models.CharField("what would change it", max_length=500, blank=True)
    checked_at = models.DateTimeField()
    judged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    judged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint("version", "criterion", name="eligibility_once"),
            models.CheckConstraint(
                name="eligibility_outcome_known", condition=Q(outcome__in=EligibilityOutcome.values)
            ),
            models.CheckConstraint(
                name="eligibility_judged_by_and_when",
                condition=Q(judged_by=None, judged_at=None)
                | (
                    Q(judged_by__isnull=False, judged_at__isnull=False)
                    & ~Q(outcome=EligibilityOutcome.UNKNOWN)
                ),
            ),
            models.CheckConstraint(name="eligibility_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code}: {self.outcome}"


class ConflictQuerySet(models.QuerySet["Conflict"]):
    def standing_for(self, user: Any) -> "ConflictQuerySet":
        return self.filter(person=user.pk, lifted_at=None)

    def in_the_register(self) -> "ConflictQuerySet":
        """Those that stand first, then the newest."""
        return self.order_by(F("lifted_at").desc(nulls_first=True), "-declared_at", "-pk")


class Conflict(models.Model):
    """A person's declared interest in a vendor. While it stands they see nothing of that vendor."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="conflicts")
    vendor = models.ForeignKey(Organisation, models.PROTECT, related_name="conflicts")
    kind = models.CharField(max_length=20, choices=ConflictKind)
    details = models.TextField(blank=True)
    declared_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True, blank=True)
    standing_interest = models.ForeignKey(
        StandingInterest,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="conflicts",
        help_text="The line of the standing register that names this vendor.",
    )

    objects = ConflictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "person", "vendor", condition=Q(lifted_at=None), name="conflict_once"
            ),
            models.UniqueConstraint(
                "standing_interest", "vendor", name="conflict_of_the_register_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} and {self.vendor}"


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def open(self) -> "AssignmentQuerySet":
        """Asked for, and neither handed in nor given up."""
        return self.filter(status__in=OPEN_ASSIGNMENT_STATUSES)

    def blind_to(self, user: Any) -> "AssignmentQuerySet":
        """This person's own that are to be scored without knowing whose solution it is."""
        return self.open().filter(assessor=user.pk, version__round__is_blind=True)

    def visible_to(self, user: Any) -> "AssignmentQuerySet":
        """An assessor's own, without those given up and those of a vendor they have an interest in."""
        return (
            self.filter(assessor=user.pk)
            .exclude(status__in=GIVEN_UP_STATUSES)
            .exclude(version__solution__vendor__in=vendors_declared_by(user))
        )


class Assignment(models.Model):
    """One assessor asked to score one version. Scores are theirs alone until submitted."""

    version = models.ForeignKey(SolutionVersion, models.CASCADE, related_name="assignments")
    assessor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="assignments"
    )
    status = models.CharField(
        max_length=20, choices=AssignmentStatus, default=AssignmentStatus.ASSIGNED
    )
    assigned_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    assigned_at = models.DateTimeField()
    declared_at = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    decline_reason = models.CharField(max_length=20, choices=DeclineReason, blank=True)
    reasons = ArrayField(
        models.CharField(max_length=500),
        default=list,
        blank=True,
        help_text="Why the portal proposed this person; none where staff chose.",
    )
    replaces = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("version", "assessor", name="assignment_once"),
            models.CheckConstraint(
                name="assignment_status_known", condition=Q(status__in=AssignmentStatus.values)
            ),
            models.CheckConstraint(
                name="assignment_scoring_after_declaration",
                condition=~Q(status__in=[AssignmentStatus.SCORING, AssignmentStatus.SUBMITTED])
                | Q(declared_at__isnull=False),
            ),
            models.CheckConstraint(
                name="assignment_submitted_has_time",
                condition=Q(status=AssignmentStatus.SUBMITTED, submitted_at__isnull=False)
                | (~Q(status=AssignmentStatus.SUBMITTED) & Q(submitted_at=None)),
            ),
            models.CheckConstraint(
                name="assignment_declined_has_reason",
                condition=~Q(status=AssignmentStatus.DECLINED) | ~Q(decline_reason=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessor} on {self.version}"

    @property
    def is_blind(self) -> bool:
        """Whether its assessor may not know yet whose solution it is."""
        return self.version.round.is_blind and self.status != AssignmentStatus.SUBMITTED

    @property
    def title(self) -> str:
        """What its assessor knows the solution by."""
        return self.version.blind_title if self.is_blind else str(self.version.solution)

    @property
    def supplier(self) -> str:
        return "" if self.is_blind else str(self.version.solution.vendor)


class Score(models.Model):
    """One assessor's points on one criterion; None is an abstention. A reason always."""

    assignment = models.ForeignKey(Assignment, models.CASCADE, related_name="scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField(null=True, blank=True)
    confidence = models.CharField(max_length=20, choices=Confidence, blank=True)
    reason = models.TextField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("assignment", "criterion", name="score_once"),
            models.CheckConstraint(
                name="score_in_scale", condition=Q(value=None) | Q(value__range=(0, 4))
            ),
            models.CheckConstraint(name="score_has_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="score_confidence_known",
                condition=Q(confidence="")
                | Q(confidence__in=Confidence.values, value__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code}: {self.value}"


class AgreedScore(models.Model):
    """The one score of the moderation meeting; the individual scores stay."""

    version = models.ForeignKey(SolutionVersion, models.CASCADE, related_name="agreed_scores")
    criterion = models.ForeignKey(Criterion, models.PROTECT, related_name="+")
    value = models.PositiveSmallIntegerField()
    reason = models.TextField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("version", "criterion", name="agreed_score_once"),
            models.CheckConstraint(name="agreed_score_in_scale", condition=Q(value__range=(0, 4))),
            models.CheckConstraint(name="agreed_score_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.criterion.code}: {self.value}"

    @property
    def words(self) -> str:
        """What this point means, as the criterion says it."""
        return self.criterion.scale[self.value]


class ClarificationQuerySet(models.QuerySet["Clarification"]):
    def waiting(self) -> "ClarificationQuerySet":
        """Open ones that vetting, or a meeting, waits for; a withdrawn solution has none."""
        return self.filter(status=ClarificationStatus.ASKED, version__status__in=ANSWERED_DURING)


class Clarification(models.Model):
    """A question to the vendor with a due date; the answer becomes part of the file.

    A follow-up names the question its thread began with.
    """

    version = models.ForeignKey(SolutionVersion, models.CASCADE, related_name="clarifications")
    criterion = models.ForeignKey(
        Criterion, models.PROTECT, null=True, blank=True, related_name="+"
    )
    follows = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="follow_ups"
    )
    status = models.CharField(
        max_length=20, choices=ClarificationStatus, default=ClarificationStatus.ASKED
    )
    question = models.TextField()
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ClarificationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="clarification_answered_complete",
                condition=(
                    Q(
                        status=ClarificationStatus.ANSWERED,
                        answered_at__isnull=False,
                        answered_by__isnull=False,
                    )
                    & ~Q(answer="")
                )
                | Q(
                    status__in=[ClarificationStatus.ASKED, ClarificationStatus.CLOSED],
                    answer="",
                    answered_at=None,
                    answered_by=None,
                ),
            ),
            models.CheckConstraint(
                name="clarification_does_not_follow_itself",
                condition=Q(follows=None) | ~Q(follows=F("pk")),
            ),
        ]

    def __str__(self) -> str:
        return self.question[:80]
