"""Add a shared mailbox, have it confirm itself, choose what it gets, and stop it."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from django.core import signing
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from accounts.enums import OrganisationKind
from accounts.models import Organisation, User
from notifications.actions.addresses import CHECK_SHARED
from notifications.actions.outbox import queue_message
from notifications.enums import MessageStatus, Pace
from notifications.models import MailboxChoice, ReturnedAddress, SharedMailbox
from notifications.rules import SHARES_MAIL
from notifications.stopping import Stop
from notifications.topics.shared import topics_to_share
from workflow.engine import record, require

SALT = "notifications.shared"
GOOD_FOR = timedelta(days=7)
MOST = 5


@transaction.atomic
def add_mailbox(
    organisation: Organisation, address: str, paces: Mapping[str, str], *, by: User, at: datetime
) -> SharedMailbox:
    """It gets nothing but the link before somebody who reads it confirms. Raises ValidationError."""
    require(SHARES_MAIL, organisation, by=by)
    Organisation.objects.select_for_update().get(pk=organisation.pk)
    _check(organisation, address.lower())
    mailbox, _ = SharedMailbox.objects.update_or_create(
        organisation=organisation,
        address=address.lower(),
        defaults={"added_by": by, "added_at": at, "confirmed_at": None, "stopped_at": None},
    )
    _choose(mailbox, paces)
    record(mailbox, "add_mailbox", by=by, at=at)
    _ask(mailbox, at)
    return mailbox


@transaction.atomic
def choose_for_mailbox(
    mailbox: SharedMailbox, paces: Mapping[str, str], *, by: User, at: datetime
) -> None:
    require(SHARES_MAIL, mailbox.organisation, by=by)
    SharedMailbox.objects.select_for_update().get(pk=mailbox.pk)
    _choose(mailbox, paces)
    record(mailbox, "choose_for_mailbox", by=by, at=at)


@transaction.atomic
def ask_mailbox_again(mailbox: SharedMailbox, *, by: User, at: datetime) -> None:
    """One link an hour at most."""
    require(SHARES_MAIL, mailbox.organisation, by=by)
    _ask(mailbox, at)


@transaction.atomic
def confirm_mailbox(mailbox: SharedMailbox, *, at: datetime) -> None:
    """Whoever opened the link reads the mailbox; nobody has to sign in. Safe to ask for twice."""
    waiting = SharedMailbox.objects.standing().filter(pk=mailbox.pk, added_at=mailbox.added_at)
    ReturnedAddress.objects.of(mailbox.address).update(lifted_at=at)
    if waiting.filter(confirmed_at=None).update(confirmed_at=at):
        record(mailbox, "confirm_mailbox", by=None, at=at)


@transaction.atomic
def stop_mailbox(mailbox: SharedMailbox, *, by: User | None, at: datetime) -> None:
    """By a lead, or by one click in any of its mails (`by` is None then). Safe to ask for twice."""
    if by:
        require(SHARES_MAIL, mailbox.organisation, by=by)
    if SharedMailbox.objects.standing().filter(pk=mailbox.pk).update(stopped_at=at):
        held = mailbox.messages.filter(status=MessageStatus.HELD)
        held.update(status=MessageStatus.KEPT)
        record(mailbox, "stop_mailbox", by=by, at=at)


def mailbox_behind(token: str) -> SharedMailbox | None:
    """None for a token that is not ours, too old, or of an earlier adding."""
    try:
        pk, added = signing.loads(token, salt=SALT, max_age=GOOD_FOR)
    except (signing.BadSignature, ValueError):
        return None
    mailbox = SharedMailbox.objects.standing().filter(pk=pk).first()
    return mailbox if mailbox and mailbox.added_at.isoformat() == added else None


def words_of_stop(mailbox: SharedMailbox, key: str) -> str:
    return f"All mails about the work of {mailbox.organisation} to {mailbox.address}."


STOP_MAILBOX = Stop(
    words_of_stop,
    lambda mailbox, key, at: stop_mailbox(mailbox, by=None, at=at),
    lambda pk: SharedMailbox.objects.standing().filter(pk=pk).first(),
)


def _ask(mailbox: SharedMailbox, at: datetime) -> None:
    token = signing.dumps([mailbox.pk, mailbox.added_at.isoformat()], salt=SALT)
    queue_message(
        to=mailbox.address,
        kind=CHECK_SHARED,
        key=f"{mailbox.pk}:{at:%Y-%m-%dT%H}",
        at=at,
        link=reverse("notifications:confirm_mailbox", args=[token]),
        is_confidential=True,
        organisation=mailbox.organisation,
        who=mailbox.added_by,
    )


def _choose(mailbox: SharedMailbox, paces: Mapping[str, str]) -> None:
    mailbox.choices.all().delete()
    wanted = [topic for topic in topics_to_share(mailbox.organisation) if paces.get(topic.name)]
    MailboxChoice.objects.bulk_create(
        MailboxChoice(mailbox=mailbox, topic=topic.name, pace=Pace(paces[topic.name]))
        for topic in wanted
        if paces[topic.name] != Pace.OFF
    )


def _check(organisation: Organisation, address: str) -> None:
    mailboxes = organisation.mailboxes.standing()
    if mailboxes.filter(address=address).exists():
        raise ValidationError(f"{address} is there already.")
    if mailboxes.count() >= MOST:
        raise ValidationError(f"There are {MOST} shared mailboxes already. Remove one first.")
    domains = list(organisation.domains.order_by("domain").values_list("domain", flat=True))
    is_council = organisation.kind == OrganisationKind.COUNCIL
    if (is_council or domains) and address.rpartition("@")[2] not in domains:
        raise ValidationError(_outside(organisation, domains))


def _outside(organisation: Organisation, domains: list[str]) -> str:
    if not domains:
        return f"We know no e-mail domain of {organisation} yet. Ask us to enter it."
    return f"The address has to end in {' or '.join(f'@{domain}' for domain in domains)}."
