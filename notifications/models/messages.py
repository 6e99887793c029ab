from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import models
from django.db.models import Min, Q

from accounts.interests import vendors_of_interest_to
from accounts.models import Membership, Organisation
from accounts.standing import standing_of
from notifications.enums import MessageStatus
from notifications.models.mailboxes import SharedMailbox


class MessageQuerySet(models.QuerySet["Message"]):
    def due(self, at: datetime) -> "MessageQuerySet":
        return self.filter(status=MessageStatus.WAITING, next_attempt_at__lte=at)

    def waiting_since(self) -> datetime | None:
        """When the oldest message that nobody sent yet was written; None when all are out."""
        waiting = self.filter(status=MessageStatus.WAITING)
        return waiting.aggregate(oldest=Min("created_at"))["oldest"]

    def abandoned(self, since: datetime) -> "MessageQuerySet":
        """Claimed by a worker that was never heard of again."""
        return self.filter(status=MessageStatus.SENDING, claimed_at__lt=since)

    def doubtful(self, at: datetime) -> "MessageQuerySet":
        """Handed over by a worker that never heard the answer, and due to be asked about."""
        return self.filter(status=MessageStatus.IN_DOUBT, next_attempt_at__lte=at)

    def visible_to(self, user: Any) -> "MessageQuerySet":
        """Staff: all, but what is about a vendor they have an interest in, or went to its people."""
        if not standing_of(user).is_staff:
            return self.none()
        hidden = vendors_of_interest_to(user)
        told = Membership.objects.active().filter(organisation__in=hidden.values("pk"))
        others = self.exclude(about__in=hidden.values("pk"))
        others = others.exclude(mailbox__organisation__in=hidden.values("pk"))
        return others.exclude(recipient__in=told.values("user"))


class Message(models.Model):
    """The outbox: one mail to one person, written in the transaction that caused it.

    The dedupe key makes a message for the same cause and person impossible to write twice.
    """

    dedupe_key = models.CharField(max_length=200, unique=True)
    reference = models.UUIDField(
        unique=True,
        db_default=RandomUUID(),
        help_text="What the receiving side knows it by, the same in each attempt.",
    )
    kind = models.CharField(max_length=60)
    recipient = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="messages"
    )
    mailbox = models.ForeignKey(
        SharedMailbox,
        models.PROTECT,
        null=True,
        related_name="messages",
        help_text="The shared mailbox it went to, beside the people it is for.",
    )
    about = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        related_name="+",
        help_text="The organisation whose business it tells of.",
    )
    to = models.EmailField()
    is_confidential = models.BooleanField(
        default=False, help_text="Nobody who looks through the outbox reads whom it went to."
    )
    subject = models.CharField(max_length=300)
    body = models.TextField()
    link = models.CharField(max_length=500, blank=True)
    calendar = models.TextField(
        blank=True, help_text="A calendar file (RFC 5545) that goes with the mail."
    )
    status = models.CharField(max_length=20, choices=MessageStatus, default=MessageStatus.WAITING)
    created_at = models.DateTimeField()
    next_attempt_at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True)
    handed_over_at = models.DateTimeField(
        null=True,
        help_text="From here on the mail server may have accepted it. Set before it can.",
    )
    sent_at = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.TextField(blank=True)
    arrived_at = models.DateTimeField(
        null=True, help_text="When the receiving side said so; few services do."
    )
    gathered_in = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        related_name="gathered",
        help_text="The daily mail that has its words.",
    )
    stops = models.CharField(
        max_length=60,
        blank=True,
        help_text="What one click ends, as in notifications.stopping; empty for its topic.",
    )

    objects = MessageQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                name="message_due",
                condition=Q(status=MessageStatus.WAITING),
            ),
            models.Index(fields=["-created_at", "-id"], name="message_newest"),
            models.Index(
                fields=["recipient"],
                name="message_held",
                condition=Q(status=MessageStatus.HELD),
            ),
            models.Index(
                fields=["mailbox"],
                name="message_of_mailbox",
                condition=Q(mailbox__isnull=False),
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="message_status_known", condition=Q(status__in=MessageStatus.values)
            ),
            models.CheckConstraint(
                name="message_sent_when_sent",
                condition=Q(status=MessageStatus.SENT, sent_at__isnull=False)
                | (~Q(status=MessageStatus.SENT) & Q(sent_at=None)),
            ),
            models.CheckConstraint(
                name="message_waiting_not_handed_over",
                condition=~Q(status=MessageStatus.WAITING) | Q(handed_over_at=None),
            ),
            models.CheckConstraint(
                name="message_in_doubt_handed_over",
                condition=~Q(status=MessageStatus.IN_DOUBT) | Q(handed_over_at__isnull=False),
            ),
            models.CheckConstraint(
                name="message_gathered_in_a_mail",
                condition=Q(status=MessageStatus.GATHERED, gathered_in__isnull=False)
                | (~Q(status=MessageStatus.GATHERED) & Q(gathered_in=None)),
            ),
            models.CheckConstraint(
                name="message_held_for_somebody",
                condition=~Q(status=MessageStatus.HELD)
                | Q(recipient__isnull=False)
                | Q(mailbox__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.subject} to {self.to}"

    @property
    def words(self) -> str:
        """Without the address that stands below them."""
        return self.body.removesuffix(f"{settings.SITE_URL}{self.link}").rstrip()

    @property
    def message_id(self) -> str:
        """As the header of that name (RFC 5322) has it."""
        return f"<{self.reference}@{urlsplit(settings.SITE_URL).hostname}>"
