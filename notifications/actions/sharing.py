"""A message to somebody goes to the shared mailboxes of their organisation too, each once."""

from notifications.enums import Pace
from notifications.models import Message
from notifications.models.mailboxes import MailboxChoice
from notifications.queries.choices import STATUS_BY_PACE
from notifications.queries.mailboxes import choices_beside
from notifications.stopping import for_others
from notifications.topics import topic_of


def share(message: Message, cause: str) -> list[Message]:
    """The copies written for the first time, whoever of the organisation is told first.

    What is confidential is for one pair of eyes, and goes to no mailbox that many read.
    """
    if message.recipient is None or message.is_confidential:
        return []
    choices = choices_beside(message.recipient, topic_of(message.kind), message.about)
    written = [_copy(message, cause, choice) for choice in choices]
    return [copy for copy, is_new in written if is_new]


def _copy(message: Message, cause: str, choice: MailboxChoice) -> tuple[Message, bool]:
    return Message.objects.get_or_create(
        dedupe_key=f"{cause}:mailbox {choice.mailbox_id}",
        defaults={
            "kind": message.kind,
            "mailbox": choice.mailbox,
            "about": message.about,
            "to": choice.mailbox.address,
            "subject": message.subject,
            "body": for_others(message.body),
            "link": message.link,
            "status": STATUS_BY_PACE[Pace(choice.pace)],
            "created_at": message.created_at,
            "next_attempt_at": message.created_at,
        },
    )
