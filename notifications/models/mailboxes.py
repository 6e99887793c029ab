"""Addresses that several people of one organisation read together."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from accounts.models import Organisation
from notifications.enums import Pace


class SharedMailboxQuerySet(models.QuerySet["SharedMailbox"]):
    def standing(self) -> "SharedMailboxQuerySet":
        return self.filter(stopped_at=None)

    def live(self) -> "SharedMailboxQuerySet":
        """Confirmed from the mailbox itself, and not stopped since: only these get mail."""
        return self.standing().exclude(confirmed_at=None)


class SharedMailbox(models.Model):
    """One address of one organisation. Added anew after it was stopped, it has to confirm anew."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="mailboxes")
    address = models.EmailField(max_length=254)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    stopped_at = models.DateTimeField(null=True)

    objects = SharedMailboxQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "shared mailboxes"
        constraints = [
            models.UniqueConstraint("organisation", "address", name="shared_mailbox_once"),
            models.CheckConstraint(
                name="shared_mailbox_lower_case", condition=Q(address=Lower("address"))
            ),
        ]

    def __str__(self) -> str:
        return self.address


class MailboxChoice(models.Model):
    """A topic that a shared mailbox gets; one without a row it does not get."""

    mailbox = models.ForeignKey(SharedMailbox, models.CASCADE, related_name="choices")
    topic = models.CharField(max_length=40)
    pace = models.CharField(max_length=10, choices=Pace)

    class Meta:
        constraints = [
            models.UniqueConstraint("mailbox", "topic", name="mailbox_choice_once"),
            models.CheckConstraint(
                name="mailbox_choice_pace_known",
                condition=Q(pace__in=[Pace.AT_ONCE, Pace.DAILY]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mailbox}, {self.topic}: {self.get_pace_display()}"
