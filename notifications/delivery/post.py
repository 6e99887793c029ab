"""The way out: one mail to whatever back end is set, with the one moment that matters named.

A back end that knows the moment has `before_acceptance`, which it calls after everything that may
still be refused and before the last word that the other side may accept. It raises OutcomeUnknown
when the line breaks after that. One that can say later what was accepted has
`has_accepted(message_id)`: True, False, or None when it cannot say.
"""

from collections.abc import Callable

from django.core.mail import EmailMessage, get_connection


class OutcomeUnknown(Exception):
    """The last word was said and no answer came: the mail is accepted, or it is not."""


class Refused(Exception):
    """The other side will never take this mail: trying again is no use.

    `is_address` where it is the address that does not work, so that no other mail would arrive either.
    """

    def __init__(self, reason: str, *, is_address: bool = False) -> None:
        super().__init__(reason)
        self.reason, self.is_address = reason, is_address


def hand_over(mail: EmailMessage, *, before: Callable[[], None]) -> None:
    """Send one mail; `before` is called just ahead of the moment of acceptance, and may raise."""
    post = get_connection()
    if hasattr(post, "before_acceptance"):
        post.before_acceptance = before
    else:
        before()
    post.send_messages([mail])


def was_accepted(message_id: str) -> bool | None:
    """What the receiving side says of an earlier handing over; None when nobody can say."""
    ask = getattr(get_connection(), "has_accepted", None)
    return ask(message_id) if ask else None
