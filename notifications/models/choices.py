"""How a person wants their mail. Nobody else learns it, so none of it stands in the log."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from notifications.enums import Pace

# What comes once a day does not come before, by the clock of the portal’s place.
MORNING_HOUR = 7


class MailChoice(models.Model):
    """Of one topic; a topic without a row comes at once."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="mail_choices"
    )
    topic = models.CharField(max_length=40)
    pace = models.CharField(max_length=10, choices=Pace)

    class Meta:
        constraints = [
            models.UniqueConstraint("person", "topic", name="mail_choice_once"),
            models.CheckConstraint(
                name="mail_choice_pace_known", condition=Q(pace__in=Pace.values)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person}, {self.topic}: {self.get_pace_display()}"


class QuietHours(models.Model):
    """From one time of the day until another, often over midnight; the person gets no mail then."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="quiet_hours"
    )
    begins = models.TimeField()
    ends = models.TimeField()

    class Meta:
        verbose_name_plural = "quiet hours"
        constraints = [
            models.CheckConstraint(name="quiet_hours_end", condition=~Q(begins=F("ends")))
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.begins:%H:%M} to {self.ends:%H:%M}"

    def over_at(self, at: datetime) -> datetime:
        """The moment from which a mail may go: `at` itself outside the quiet hours."""
        local = timezone.localtime(at)
        if not self._covers(local.time()):
            return at
        day = local.date() + timedelta(days=local.time() >= self.ends)
        return timezone.make_aware(datetime.combine(day, self.ends))

    def _covers(self, moment: time) -> bool:
        if self.begins < self.ends:
            return self.begins <= moment < self.ends
        return moment >= self.begins or moment < self.ends
