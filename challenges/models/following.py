"""Who follows a challenge, and how often they want to read of it. Nobody else learns either."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.timezone import localtime

from challenges.enums import FollowCause, NewsPace
from challenges.models.challenges import Challenge
from challenges.models.collation import Act
from notifications.models.choices import MORNING_HOUR

# What happened a moment ago may not be committed yet; the next mail has it.
SETTLES_IN = timedelta(minutes=10)


class FollowQuerySet(models.QuerySet["Follow"]):
    def standing(self) -> "FollowQuerySet":
        """Not stopped."""
        return self.filter(stopped_at=None)


class Follow(models.Model):
    """Kept when stopped, so that nothing the portal does by itself begins it again.

    `carried_by` is the merge that brought it from a merged challenge, whose own row stays.
    """

    challenge = models.ForeignKey(Challenge, models.CASCADE, related_name="follows")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    cause = models.CharField(max_length=10, choices=FollowCause)
    since_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True, blank=True)
    carried_by = models.ForeignKey(
        Act, models.PROTECT, null=True, blank=True, related_name="carried_follows"
    )

    objects = FollowQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint("challenge", "person", name="follow_once"),
            models.CheckConstraint(
                name="follow_cause_known", condition=Q(cause__in=FollowCause.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} follows {self.challenge}"


class NewsPreferenceQuerySet(models.QuerySet["NewsPreference"]):
    def due(self, at: datetime) -> "NewsPreferenceQuerySet":
        """Who may get a mail now: once a day from the morning on, or at once."""
        local, due = localtime(at), Q(pace=NewsPace.AT_ONCE)
        if local.hour >= MORNING_HOUR:
            not_today = Q(told_on=None) | Q(told_on__lt=local.date())
            due |= Q(not_today, pace=NewsPace.DAILY)
        return self.filter(due, person__is_active=True, told_until__lt=at - SETTLES_IN)


class NewsPreference(models.Model):
    """One for each person who ever followed. `told_until` is where their last mail ended."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="news_preference"
    )
    pace = models.CharField(max_length=10, choices=NewsPace, default=NewsPace.DAILY)
    told_until = models.DateTimeField()
    told_on = models.DateField(null=True, blank=True)

    objects = NewsPreferenceQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="news_preference_pace_known", condition=Q(pace__in=NewsPace.values)
            )
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.get_pace_display()}"
