"""GOV.UK Notify: one template whose subject and body are ours, and a reference to ask by."""

import logging
from collections.abc import Callable, Sequence
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from notifications_python_client.errors import APIError
from notifications_python_client.notifications import NotificationsAPIClient

from notifications.delivery.post import OutcomeUnknown, Refused

TIMEOUT_SECONDS = 30
NOT_VALID = 400
log = logging.getLogger(__name__)


def _nothing() -> None:
    pass


class EmailBackend(BaseEmailBackend):
    before_acceptance: Callable[[], None] = staticmethod(_nothing)

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        for mail in email_messages:
            self.before_acceptance()
            self._send(mail)
        return len(email_messages)

    def has_accepted(self, message_id: str) -> bool | None:
        """Whether Notify holds a mail with this reference; None when it does not say."""
        try:
            found = _client().get_all_notifications(reference=reference_of(message_id))
        except APIError:
            log.warning("Notify could not be asked.", exc_info=True)
            return None
        return bool(found["notifications"])

    def _send(self, mail: EmailMessage) -> None:
        try:
            for address in mail.to:
                _client().send_email_notification(address, **_words(mail))
        except APIError as error:
            raise _meaning_of(error) from error


def reference_of(message_id: str) -> str:
    """The part of a Message-ID that is the message's own."""
    return message_id.strip("<>").partition("@")[0]


def _client() -> NotificationsAPIClient:
    return NotificationsAPIClient(
        settings.NOTIFY_API_KEY, base_url=settings.NOTIFY_URL, timeout=TIMEOUT_SECONDS
    )


def _words(mail: EmailMessage) -> dict[str, Any]:
    """Without a Message-ID, as of mails that are not in the outbox, there is no reference."""
    headers = mail.extra_headers
    return {
        "template_id": settings.NOTIFY_TEMPLATE_ID,
        "personalisation": {"subject": mail.subject, "body": mail.body},
        "reference": reference_of(headers.get("Message-ID", "")) or None,
        "one_click_unsubscribe_url": headers.get("List-Unsubscribe", "").strip("<>") or None,
    }


def _meaning_of(error: APIError) -> Exception:
    """A refused request was not taken. After anything unclear, Notify may have the mail."""
    code, said = error.status_code, f"GOV.UK Notify answered {error}"
    if code == NOT_VALID:
        is_address = "email_address" in str(error.message)
        return Refused(said, is_address=is_address)
    if NOT_VALID < code < 500:  # a wrong key, or too many at once: it may work later
        return RuntimeError(said)
    return OutcomeUnknown(said)
