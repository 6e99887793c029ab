"""What an author says against where their words went, and what staff answer."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.standing import standing_of
from challenges.enums import ActStatus, ObjectionStatus
from challenges.models.challenges import Challenge, ChallengeSource
from challenges.models.collation import Act, ActPart
from challenges.models.statements import Statement


class ObjectionQuerySet(models.QuerySet["Objection"]):
    def unanswered(self) -> "ObjectionQuerySet":
        return self.filter(status=ObjectionStatus.RAISED)

    def unsettled(self) -> "ObjectionQuerySet":
        """Not answered; or upheld, and what it is about not yet undone."""
        stands = Q(act__status=ActStatus.STANDING) | Q(
            source__isnull=False, source__detached_at=None
        )
        return self.filter(
            Q(status=ObjectionStatus.RAISED) | (Q(status=ObjectionStatus.UPHELD) & stands)
        )

    def about(self, challenge: models.Model) -> "ObjectionQuerySet":
        """Objections to a join into this challenge or to an act that names it."""
        part = ActPart.objects.filter(challenge=challenge.pk).values("act")
        return self.filter(
            Q(source__challenge=challenge.pk) | Q(act__challenge=challenge.pk) | Q(act__in=part)
        )

    def of_councils_of(self, user: Any) -> "ObjectionQuerySet":
        return self.filter(statement__council__in=standing_of(user).councils)


class Objection(models.Model):
    """The council of a statement says no to an act, or to the join that `source` stands for."""

    statement = models.ForeignKey(Statement, models.PROTECT, related_name="objections")
    act = models.ForeignKey(Act, models.PROTECT, null=True, blank=True, related_name="objections")
    source = models.ForeignKey(
        ChallengeSource, models.PROTECT, null=True, blank=True, related_name="objections"
    )
    status = models.CharField(
        max_length=10, choices=ObjectionStatus, default=ObjectionStatus.RAISED
    )
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    raised_at = models.DateTimeField()
    answer = models.TextField(blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = ObjectionQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="objection_status_known", condition=Q(status__in=ObjectionStatus.values)
            ),
            models.CheckConstraint(name="objection_has_text", condition=~Q(text="")),
            models.CheckConstraint(
                name="objection_to_one_thing",
                condition=Q(act__isnull=False, source=None) | Q(act=None, source__isnull=False),
            ),
            models.CheckConstraint(
                name="objection_answer_complete",
                condition=Q(
                    status=ObjectionStatus.RAISED, answer="", answered_at=None, answered_by=None
                )
                | (
                    ~Q(status=ObjectionStatus.RAISED)
                    & Q(answered_at__isnull=False, answered_by__isnull=False)
                    & ~Q(answer="")
                ),
            ),
            models.UniqueConstraint("statement", "act", name="objection_to_act_once"),
            models.UniqueConstraint("source", name="objection_to_join_once"),
        ]

    def __str__(self) -> str:
        return f"{self.statement.reference}: {self.text[:60]}"

    @property
    def challenge(self) -> Challenge:
        """Where the words went that it is about."""
        return self.source.challenge if self.source else self.act.target  # type: ignore[union-attr]
