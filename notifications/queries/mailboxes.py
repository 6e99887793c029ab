"""Which shared mailboxes get a message that somebody of their organisation gets."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.timezone import localtime

from accounts.enums import OrganisationKind
from accounts.models import Membership, Organisation, User
from notifications.enums import MessageStatus
from notifications.models import MailboxChoice, Message, ReturnedAddress, SharedMailbox
from notifications.models.choices import MORNING_HOUR
from notifications.topics import Topic
from notifications.topics.shared import shared_by


def choices_beside(person: User, topic: Topic, about: Organisation | None) -> list[MailboxChoice]:
    """Of the organisation on whose behalf the person gets it; of none where that is not certain.

    Who belongs to two councils may get a mail for either. What is about a vendor goes to that
    vendor's own mailboxes alone: staff who share one may have an interest in it.
    """
    for kind, roles in shared_by(topic):
        found = list(_choices(person, topic, kind, roles))
        if kind == OrganisationKind.VENDOR and about:
            return [choice for choice in found if choice.mailbox.organisation_id == about.pk]
        if found and not about and _is_only_one(person, kind, roles):
            return found
    return []


def mailboxes_due_a_digest(at: datetime) -> QuerySet[SharedMailbox]:
    """With something held and no daily mail today; none before the morning."""
    if localtime(at).hour < MORNING_HOUR:
        return SharedMailbox.objects.none()
    messages = Message.objects.filter(mailbox=OuterRef("pk"))
    today = localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    had = messages.filter(kind="shared_daily_digest", created_at__gte=today)
    held = messages.filter(status=MessageStatus.HELD)
    return SharedMailbox.objects.live().filter(Exists(held), ~Exists(had)).order_by("pk")


def mailboxes_of(organisation: Organisation) -> list[SharedMailbox]:
    """As its page shows them, each with `returned` where mail to it came back."""
    standing = organisation.mailboxes.standing().select_related("added_by")
    mailboxes = list(standing.prefetch_related("choices").order_by("address", "pk"))
    addresses = [mailbox.address for mailbox in mailboxes]
    refused = ReturnedAddress.objects.standing().filter(address__in=addresses)
    reasons = dict(refused.values_list("address", "reason"))
    for mailbox in mailboxes:
        mailbox.returned = reasons.get(mailbox.address, "")  # type: ignore[attr-defined]
    return mailboxes


def _choices(
    person: User, topic: Topic, kind: OrganisationKind, roles: frozenset[str]
) -> QuerySet[MailboxChoice]:
    held = Membership.objects.active().filter(user=person, role__in=roles)
    return MailboxChoice.objects.filter(
        topic=topic.name,
        mailbox__in=SharedMailbox.objects.live(),
        mailbox__organisation__kind=kind,
        mailbox__organisation__in=held.values("organisation"),
    ).select_related("mailbox")


def _is_only_one(person: User, kind: OrganisationKind, roles: frozenset[str]) -> bool:
    held = Membership.objects.active().filter(user=person, role__in=roles)
    return held.values("organisation").distinct().count() == 1
