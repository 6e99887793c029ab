from datetime import datetime, timedelta

from django.db import models
from django.db.models import F, Q

from challenges.models.vocabulary import Theme


class RoundQuerySet(models.QuerySet["Round"]):
    def taking_statements(self, at: datetime) -> "RoundQuerySet":
        return self.filter(statements_open_at__lte=at, statements_close_at__gt=at)

    def taking_solutions(self, at: datetime) -> "RoundQuerySet":
        return self.filter(solutions_open_at__lte=at, solutions_close_at__gt=at)

    def latest_first(self) -> "RoundQuerySet":
        return self.order_by("-statements_open_at", "-pk")


class Round(models.Model):
    """One run of the programme. What is open is derived from its dates; no job opens or closes."""

    name = models.CharField(max_length=200)
    slug = models.SlugField(max_length=100, unique=True)
    summary = models.TextField(blank=True)
    statements_open_at = models.DateTimeField()
    statements_close_at = models.DateTimeField()
    solutions_open_at = models.DateTimeField()
    solutions_close_at = models.DateTimeField()
    questions_close_at = models.DateTimeField()
    answers_close_at = models.DateTimeField()
    decisions_on = models.DateField()
    assessors_per_solution = models.PositiveSmallIntegerField(default=2)
    is_blind = models.BooleanField(
        "assessors score without knowing whose solution it is", default=False
    )
    themes = models.ManyToManyField(
        Theme, blank=True, related_name="rounds", help_text="None means all."
    )
    objection_days = models.PositiveSmallIntegerField(
        default=14,
        help_text="Days an author may object after their words were moved; 14 are ten working days.",
    )
    clarification_days = models.PositiveSmallIntegerField(
        default=5,
        help_text="Working days a vendor has to answer a question, unless staff say more.",
    )
    appeal_days = models.PositiveSmallIntegerField(
        default=10, help_text="Working days after a decision within which its vendor may appeal."
    )
    appeal_answer_days = models.PositiveSmallIntegerField(
        default=20, help_text="Working days within which the LGA answers an appeal."
    )
    is_demonstration = models.BooleanField(default=False)

    objects = RoundQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="round_statements_close_after_opening",
                condition=Q(statements_close_at__gt=F("statements_open_at")),
            ),
            models.CheckConstraint(
                name="round_solutions_close_after_opening",
                condition=Q(solutions_close_at__gt=F("solutions_open_at")),
            ),
            models.CheckConstraint(
                name="round_answers_not_before_questions",
                condition=Q(answers_close_at__gte=F("questions_close_at")),
            ),
            models.CheckConstraint(
                name="round_leaves_days_to_object", condition=Q(objection_days__gte=1)
            ),
            models.CheckConstraint(
                name="round_leaves_days_to_answer_and_appeal",
                condition=Q(
                    clarification_days__gte=1, appeal_days__gte=1, appeal_answer_days__gte=1
                ),
            ),
            models.CheckConstraint(
                name="round_two_assessors_or_more", condition=Q(assessors_per_solution__gte=2)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def takes_statements(self, at: datetime) -> bool:
        return self.statements_open_at <= at < self.statements_close_at

    def takes_solutions(self, at: datetime) -> bool:
        return self.solutions_open_at <= at < self.solutions_close_at

    def objections_until(self, moved_at: datetime) -> datetime:
        """How long an author may object to what was done with their words at this moment."""
        return moved_at + timedelta(days=self.objection_days)

    def takes_questions(self, at: datetime) -> bool:
        return at < self.questions_close_at
