"""Searches of the public list that a person keeps, and what they were told of."""

from datetime import date

from django.conf import settings
from django.db import models
from django.db.models import Q

from challenges.enums import AlertPace
from challenges.models.challenges import Challenge


class SavedSearchQuerySet(models.QuerySet["SavedSearch"]):
    def due(self, day: date) -> "SavedSearchQuerySet":
        """To be looked through for new challenges, once a day; also after days nobody looked."""
        not_yet = Q(looked_on=None) | Q(looked_on__lt=day)
        return self.filter(not_yet, alerts=AlertPace.DAILY, person__is_active=True)


class SavedSearch(models.Model):
    """`query` is the query string of the public list, as its address has it."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_searches"
    )
    name = models.CharField(max_length=80)
    query = models.TextField(blank=True)
    alerts = models.CharField(max_length=10, choices=AlertPace, default=AlertPace.DAILY)
    alerts_since = models.DateTimeField(null=True, blank=True)
    looked_on = models.DateField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = SavedSearchQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("person", "name", name="saved_search_name_once"),
            models.CheckConstraint(
                name="saved_search_alerts_known", condition=Q(alerts__in=AlertPace.values)
            ),
            models.CheckConstraint(
                name="saved_search_alerts_since_a_time",
                condition=Q(alerts=AlertPace.DAILY, alerts_since__isnull=False)
                | Q(alerts=AlertPace.NEVER, alerts_since=None),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ToldChallenge(models.Model):
    """This person was sent this challenge, for whichever of their searches: never twice."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint("person", "challenge", name="told_challenge_once")]

    def __str__(self) -> str:
        return f"{self.person} was told of {self.challenge}"
