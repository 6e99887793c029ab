from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.interests import vendors_declared_by
from accounts.standing import standing_of
from challenges.models import Challenge
from vendors.enums import CHOSEN_STATUSES, ResponseStatus
from vendors.models.solutions import Solution, SolutionVersion

DECIDED = Q(decided_at__isnull=False, decided_by__isnull=False)
UNDECIDED = Q(decided_at=None, decided_by=None)


class ResponseQuerySet(models.QuerySet["Response"]):
    def public(self) -> "ResponseQuerySet":
        """Shortlisted responses of solutions found eligible, to what is public or part of it."""
        return self.filter(
            status=ResponseStatus.SHORTLISTED,
            solution__in=SolutionVersion.objects.public().values("solution"),
            challenge__in=Challenge.objects.readable(),
        )

    def visible_to(self, user: Any) -> "ResponseQuerySet":
        """Public ones; a vendor's own; staff what was ever offered; designers what was offered to them.

        Of a vendor somebody declared an interest in, they see public responses only.
        """
        standing = standing_of(user)
        own = Q(solution__vendor__in=standing.vendors)
        designed = Challenge.objects.designed_by_councils_of(user)
        asked_for = Q(challenge__in=designed) | Q(challenge__merged_into__in=designed)
        offered = asked_for & Q(solution__in=SolutionVersion.objects.public().values("solution"))
        if standing.is_staff:
            offered = Q()
        offered = (
            offered
            & Q(offered_at__isnull=False)
            & ~Q(solution__vendor__in=vendors_declared_by(user))
        )
        return self.filter(own | offered | Q(pk__in=self.public().values("pk")))

    def handled_by(self, user: Any) -> "ResponseQuerySet":
        """What staff read beside its scores and feedback: never of a vendor they have an interest in."""
        if not standing_of(user).is_staff:
            return self.none()
        offered = self.filter(offered_at__isnull=False)
        return offered.exclude(solution__vendor__in=vendors_declared_by(user))


class Response(models.Model):
    """One solution offered to one challenge, with a text on how it answers it."""

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="responses")
    solution = models.ForeignKey(Solution, models.PROTECT, related_name="responses")
    status = models.CharField(max_length=20, choices=ResponseStatus, default=ResponseStatus.DRAFT)
    text = models.TextField(blank=True)
    created_at = models.DateTimeField()
    saved_at = models.DateTimeField()
    offered_at = models.DateTimeField(null=True, blank=True)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    feedback = models.TextField(blank=True)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                "challenge",
                "solution",
                condition=~Q(status=ResponseStatus.WITHDRAWN),
                name="response_once",
            ),
            models.CheckConstraint(
                name="response_status_known", condition=Q(status__in=ResponseStatus.values)
            ),
            models.CheckConstraint(
                name="response_offered_has_time_and_text",
                condition=Q(status__in=[ResponseStatus.DRAFT, ResponseStatus.WITHDRAWN])
                | (Q(offered_at__isnull=False, offered_by__isnull=False) & ~Q(text="")),
            ),
            models.CheckConstraint(
                name="response_decision_complete",
                condition=(Q(status__in=CHOSEN_STATUSES) & DECIDED & ~Q(feedback=""))
                | (Q(status=ResponseStatus.WITHDRAWN) & (DECIDED | UNDECIDED))
                | (Q(status__in=[ResponseStatus.DRAFT, ResponseStatus.OFFERED]) & UNDECIDED),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.solution} for {self.challenge}"
