"""What vendors ask about a challenge."""

import secrets
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.standing import standing_of
from challenges.enums import QuestionStatus
from challenges.models.challenges import Challenge

WAITING = (QuestionStatus.ASKED, QuestionStatus.PROPOSED)


def random_key() -> str:
    return secrets.token_hex(6)


class QuestionQuerySet(models.QuerySet["Question"]):
    def public(self) -> "QuestionQuerySet":
        return self.filter(status=QuestionStatus.ANSWERED)

    def waiting(self) -> "QuestionQuerySet":
        return self.filter(status__in=WAITING)

    def waiting_for(self, user: Any) -> "QuestionQuerySet":
        """Staff: what is not decided. A council: what nobody proposed an answer to."""
        waiting = self.waiting().answerable_by(user)
        return (
            waiting if standing_of(user).is_staff else waiting.filter(status=QuestionStatus.ASKED)
        )

    def answerable_by(self, user: Any) -> "QuestionQuerySet":
        """Staff: all. A council: those on challenges it designed, or on what was merged into them."""
        if standing_of(user).is_staff:
            return self
        designed = Challenge.objects.designed_by_councils_of(user)
        return self.filter(Q(challenge__in=designed) | Q(challenge__merged_into__in=designed))


class Question(models.Model):
    """A vendor's question on a challenge; public once staff publish its answer, the asker never named.

    `key` stands in addresses: numbers would tell the order of asking. Where staff reworded what
    named the asker, `original_text` keeps what was typed.
    """

    challenge = models.ForeignKey(Challenge, models.PROTECT, related_name="questions")
    status = models.CharField(max_length=20, choices=QuestionStatus, default=QuestionStatus.ASKED)
    key = models.CharField(max_length=12, unique=True, default=random_key)
    text = models.TextField()
    original_text = models.TextField(blank=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    proposed_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)
    corrected_at = models.DateTimeField(null=True, blank=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="question_status_known", condition=Q(status__in=QuestionStatus.values)
            ),
            models.CheckConstraint(
                name="question_proposed_complete",
                condition=~Q(status=QuestionStatus.PROPOSED)
                | (Q(proposed_at__isnull=False, proposed_by__isnull=False) & ~Q(answer="")),
            ),
            models.CheckConstraint(
                name="question_answered_complete",
                condition=~Q(status=QuestionStatus.ANSWERED)
                | (Q(answered_at__isnull=False, answered_by__isnull=False) & ~Q(answer="")),
            ),
            models.CheckConstraint(
                name="question_corrected_once_answered",
                condition=Q(corrected_at=None) | Q(status=QuestionStatus.ANSWERED),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def was_corrected(self) -> bool:
        return self.corrected_at is not None

    @property
    def anchor(self) -> str:
        """Where its answer stands on the page of its challenge."""
        return f"{self.challenge.live.get_absolute_url()}#question-{self.key}"


class Correction(models.Model):
    """What was public before staff corrected it, and why: for staff alone, as it may name the asker."""

    question = models.ForeignKey(Question, models.PROTECT, related_name="corrections")
    text_before = models.TextField()
    answer_before = models.TextField()
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="correction_has_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.question}: corrected"
