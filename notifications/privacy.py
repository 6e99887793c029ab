"""What mail keeps of people."""

from datetime import datetime

from django.db.models import CharField, F, Value
from django.db.models.functions import Cast, Concat, Now

from accounts.models.people import ENDED
from accounts.privacy.mapping import Basis, Level, Purpose, Theirs, keep, keep_nothing_of_people
from accounts.privacy.retention.rules import THREE_YEARS, Rows, Rule, deleted, emptied
from notifications.enums import MessageStatus
from notifications.models import Message, ReturnedAddress

ON_THEIR_WAY = (
    MessageStatus.WAITING,
    MessageStatus.SENDING,
    MessageStatus.IN_DOUBT,
    MessageStatus.HELD,
)
NOBODY = f"nobody{ENDED}"
empty_messages = emptied(
    to=NOBODY,
    dedupe_key=Concat(Value("ended "), Cast(F("pk"), CharField())),
    subject="Deleted after its time",
    body="",
    link="",
    calendar="",
    last_error="",
    stops="",
)


def forget_messages(rows: Rows, at: datetime) -> None:
    """What has not gone out stays here."""
    unsent = rows.filter(status__in=[MessageStatus.WAITING, MessageStatus.HELD])
    unsent.update(status=MessageStatus.KEPT)
    empty_messages(rows, at)


MESSAGES = Rule(
    name="messages",
    what="Words, links and addresses of messages",
    then="emptied; what kind went out when stays",
    standard_days=THREE_YEARS,
    after="they were written",
    why="As long as a public buyer keeps its records (Procurement Act 2023, section 98).",
    due=lambda before: (
        Message.objects.filter(created_at__lte=before)
        .exclude(status__in=ON_THEIR_WAY)
        .exclude(to=NOBODY)
    ),
    end=empty_messages,
)
LAST = Rule(
    name="last_messages",
    what="Mails that say an account is closed",
    then="emptied",
    standard_days=30,
    after="they were written",
    why="The address in them is the last that is left of somebody.",
    due=lambda before: Message.objects.filter(
        kind="account_closed", created_at__lte=before, status=MessageStatus.SENT
    ).exclude(to=NOBODY),
    end=empty_messages,
)
RETURNED = Rule(
    name="returned_addresses",
    what="Addresses that refused mail for good",
    then="deleted",
    standard_days=730,
    after="they refused it",
    why="After that a new mail shows whether they still do.",
    due=lambda before: ReturnedAddress.objects.filter(since_at__lte=before),
)

keep(
    Purpose(
        what="Messages",
        why="To see what failed and send it again, and to show who was told what and when.",
        basis=Basis.PUBLIC_TASK,
        level=Level.CONFIDENTIAL,
        kept="What is on its way, until it went out or failed.",
        seen_by="LGA staff without an interest in the vendor it is about. Evidence bundles name no address.",
        keys="link stops",
        fields={
            "notifications.Message": "body calendar dedupe_key last_error link recipient stops subject to",
            "notifications.ReturnedAddress": "address reason",
        },
        rules=(MESSAGES, LAST, RETURNED),
        theirs=(
            Theirs(
                what="Messages to you",
                label="notifications.Message",
                columns="created_at kind to subject body status sent_at",
                person="recipient",
                address="to",
                erased=forget_messages,
            ),
            Theirs(
                what="Your addresses that refused mail",
                label="notifications.ReturnedAddress",
                columns="address since_at reason lifted_at",
                address="address",
                erased=deleted,
            ),
        ),
    ),
    Purpose(
        what="Choices about mail",
        why="To send what somebody wants, when they want it.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="As long as the account.",
        seen_by="The person.",
        fields={
            "notifications.MailChoice": "person",
            "notifications.QuietHours": "person",
        },
        theirs=(
            Theirs(
                what="Mail you get",
                label="notifications.MailChoice",
                columns="topic pace",
                person="person",
                erased=deleted,
            ),
            Theirs(
                what="Your quiet hours",
                label="notifications.QuietHours",
                columns="begins ends",
                person="person",
                erased=deleted,
            ),
        ),
    ),
)

keep(
    Purpose(
        what="Shared mailboxes",
        why="To send an organisation's mails where several of its people read them.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="As long as the organisation is on the portal; a stopped one gets nothing.",
        seen_by="Leads of the organisation.",
        fields={"notifications.SharedMailbox": "added_by address"},
        theirs=(
            Theirs(
                what="Shared mailboxes with your address",
                label="notifications.SharedMailbox",
                columns="address added_at confirmed_at stopped_at",
                address="address",
                erased=emptied(
                    address=Concat(
                        Value("ended-"), Cast(F("pk"), CharField()), Value("@ended.invalid")
                    ),
                    stopped_at=Now(),
                ),
            ),
        ),
    ),
    Purpose(
        what="Words of mails",
        why="To show who changed what the portal writes, and to bring earlier words back.",
        basis=Basis.PUBLIC_TASK,
        level=Level.PERSONAL,
        kept="As long as the portal runs.",
        seen_by="LGA administrators.",
        fields={"notifications.Wording": "by"},
    ),
)

keep_nothing_of_people(
    {
        "notifications.MailChoice": "topic",
        "notifications.MailboxChoice": "topic",
        "notifications.Message": "kind",
        "notifications.Wording": "body kind subject",
    }
)
