"""SMTP, with the moment of acceptance told apart from what comes before and after it."""

import smtplib
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends import smtp

from notifications.delivery.post import OutcomeUnknown, Refused
from notifications.delivery.receipts import ask_for_receipt


def _nothing() -> None:
    pass


class _Line(smtplib.SMTP):
    before_acceptance: Callable[[], None] = staticmethod(_nothing)

    def data(self, msg: Any) -> tuple[int, bytes]:
        """A reply in numbers is an answer, good or bad; a broken line after DATA is none."""
        self.before_acceptance()
        try:
            return super().data(msg)
        except smtplib.SMTPResponseException:
            raise
        except OSError as broken:
            raise OutcomeUnknown(f"{type(broken).__name__}: {broken}") from broken


class _SecureLine(_Line, smtplib.SMTP_SSL):
    pass


class EmailBackend(smtp.EmailBackend):
    before_acceptance: Callable[[], None] = staticmethod(_nothing)

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SecureLine if self.use_ssl else _Line

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Replies that begin with 5 are final (RFC 5321 section 4.2.1): Refused says so."""
        try:
            return super().send_messages(email_messages)
        except smtplib.SMTPRecipientsRefused as error:
            _raise_if_final([*error.recipients.values()], is_address=True)
            raise
        except smtplib.SMTPDataError as error:
            is_address = b" 5.1." in b" " + _bytes(error.smtp_error)
            _raise_if_final([(error.smtp_code, error.smtp_error)], is_address=is_address)
            raise

    def open(self) -> bool | None:
        is_new = super().open()
        if self.connection:
            self.connection.before_acceptance = self.before_acceptance  # type: ignore[attr-defined]
        return is_new

    def close(self) -> None:
        """What was accepted stays accepted, however the goodbye goes: an error here would send it again."""
        with suppress(OSError):
            super().close()

    def has_accepted(self, message_id: str) -> bool | None:
        return ask_for_receipt(message_id)


def _raise_if_final(replies: list[tuple[int, bytes | str]], *, is_address: bool) -> None:
    if replies and all(code >= 500 for code, _ in replies):
        said = "; ".join(
            f"{code} {_bytes(text).decode(errors='replace')}" for code, text in replies
        )
        what = "the address" if is_address else "the mail"
        raise Refused(f"The mail server refused {what} for good: {said}", is_address=is_address)


def _bytes(text: bytes | str) -> bytes:
    return text.encode() if isinstance(text, str) else text
