"""Editable lists: data, not code."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, OuterRef, Q

from challenges.enums import ThemeColour


class Listed(models.Model):
    """One entry of an editable list, in the order staff gave it."""

    name = models.CharField(max_length=120, unique=True)
    slug = models.SlugField(max_length=80, unique=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name


class ThemeQuerySet(models.QuerySet["Theme"]):
    def current(self) -> "ThemeQuerySet":
        return self.filter(archived_at=None).order_by("position", "pk")

    def offered_in(self, round: models.Model) -> "ThemeQuerySet":
        """The current ones a round chose, or all where it chose none."""
        chosen = self.current().filter(rounds=round)
        return chosen if chosen.exists() else self.current()

    def chosen_first_by(self, round: models.Model) -> "ThemeQuerySet":
        chosen = Exists(round.themes.filter(pk=OuterRef("pk")))  # type: ignore[attr-defined]
        return self.order_by(chosen.desc(), "position", "pk")


class Theme(Listed):
    """Groups challenges. Archived rather than deleted."""

    question = models.CharField(max_length=300, blank=True)
    colour = models.CharField(max_length=10, choices=ThemeColour, default=ThemeColour.SEA)
    archived_at: datetime | None = models.DateTimeField(null=True, blank=True)  # type: ignore[assignment]

    objects = ThemeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="theme_colour_known", condition=Q(colour__in=ThemeColour.values)
            )
        ]


class ServiceArea(Listed):
    pass


class KindOfAI(Listed):
    """After the Alan Turing Institute, as used in the LGA's State of the sector survey 2024-25."""

    definition = models.CharField(max_length=300, blank=True)


class PerceivedRisk(Listed):
    pass
