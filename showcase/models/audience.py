"""What those who came say: questions to vendors, and how it was."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.interests import vendors_of_interest_to
from accounts.standing import standing_of
from showcase.enums import AudienceQuestionStatus
from showcase.models.agenda import SessionResponse
from showcase.models.places import Registration

A = AudienceQuestionStatus


class AudienceQuestionQuerySet(models.QuerySet["AudienceQuestion"]):
    def public(self) -> "AudienceQuestionQuerySet":
        return self.filter(status=A.ANSWERED)

    def visible_to(self, user: Any) -> "AudienceQuestionQuerySet":
        """The vendor that was asked, and staff without an interest in it."""
        standing = standing_of(user)
        if not standing.is_staff:
            open_ones = self.exclude(status=A.DECLINED)
            return open_ones.filter(shown__response__solution__vendor__in=standing.vendors)
        hidden = vendors_of_interest_to(user).values("pk")
        return self.exclude(shown__response__solution__vendor__in=hidden)


class AudienceQuestion(models.Model):
    """A question to a vendor about what a session showed. Public with its answer; the asker never."""

    shown = models.ForeignKey(SessionResponse, models.CASCADE, related_name="questions")
    registration = models.ForeignKey(Registration, models.PROTECT, related_name="questions")
    text = models.TextField()
    asked_at = models.DateTimeField()
    status = models.CharField(max_length=20, choices=AudienceQuestionStatus, default=A.ASKED)
    answer = models.TextField(blank=True)
    settled_at = models.DateTimeField(null=True)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+"
    )

    objects = AudienceQuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="audience_question_status_known", condition=Q(status__in=A.values)
            ),
            models.CheckConstraint(
                name="audience_question_settled_together",
                condition=Q(status=A.ASKED, settled_at=None, settled_by=None, answer="")
                | (~Q(status=A.ASKED) & Q(settled_at__isnull=False, settled_by__isnull=False)),
            ),
            models.CheckConstraint(
                name="audience_question_answered_has_words",
                condition=~Q(status=A.ANSWERED) | ~Q(answer=""),
            ),
        ]

    def __str__(self) -> str:
        return self.text


class Feedback(models.Model):
    """What one person thought of an event; read by staff, without a name beside it."""

    registration = models.OneToOneField(Registration, models.PROTECT, related_name="feedback")
    rating = models.PositiveSmallIntegerField(
        help_text="1, not worth coming, to 5, very worthwhile."
    )
    liked = models.TextField(blank=True)
    improve = models.TextField(blank=True)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="feedback_rating_on_its_scale", condition=Q(rating__range=(1, 5))
            )
        ]

    def __str__(self) -> str:
        return f"{self.rating} of 5"
