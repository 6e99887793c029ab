"""What is worked out from other records, for pages that staff and councils glance at."""

from django.db import models
from django.db.models import Q

from accounts.models import Organisation
from challenges.models import Challenge
from matching.ranking.strength import Strength, strength
from vendors.models import Solution


class Exposure(models.Model):
    """How often a vendor's solutions were shown among suggestions on one day."""

    day = models.DateField()
    vendor = models.ForeignKey(Organisation, models.PROTECT, related_name="+")
    shown = models.PositiveIntegerField(default=0)
    shown_first = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint("day", "vendor", name="exposure_once_a_day")]

    def __str__(self) -> str:
        return f"{self.vendor} on {self.day}: {self.shown}"


class BestSolution(models.Model):
    """The eligible solutions of different vendors that fit a challenge best, when last worked out.

    A challenge that none fits has one row without a solution.
    """

    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="best_solutions")
    place = models.PositiveSmallIntegerField(default=1)
    solution = models.ForeignKey(Solution, models.CASCADE, null=True, related_name="+")
    score = models.FloatField(default=0.0)
    worked_out_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint("challenge", "place", name="best_solution_one_a_place"),
            models.CheckConstraint(
                name="best_solution_missing_only_first", condition=Q(place=1) | ~Q(solution=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.challenge}, {self.place}: {self.solution}, {self.score:.2f}"

    @property
    def strength(self) -> Strength:
        return strength(self.score)


class BestChallenge(models.Model):
    """The published challenge that a solution fits best, when last worked out: supply and its demand."""

    solution = models.OneToOneField(Solution, models.CASCADE, related_name="best_challenge")
    challenge = models.ForeignKey(Challenge, models.CASCADE, null=True, related_name="+")
    score = models.FloatField(default=0.0)
    worked_out_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.solution}: {self.challenge}, {self.score:.2f}"
