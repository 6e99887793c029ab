"""The mail that arrives: sent by the worker, so it takes a moment."""

import re
import time

from django.conf import settings
from django.core import mail

PATIENCE_SECONDS = 20


def letter_to(address: str, subject: str):
    """The newest letter to somebody whose subject holds these words, once it is there."""
    end = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < end:
        for letter in reversed(mail.outbox):
            if letter.to == [address] and subject in letter.subject:
                return letter
        time.sleep(0.05)
    arrived = [(letter.to, letter.subject) for letter in mail.outbox]
    raise AssertionError(f"No letter “{subject}” to {address} among {arrived}")


def link_in(letter) -> str:
    """The page of the site that a letter leads to, as a path."""
    return re.search(re.escape(settings.SITE_URL) + r"(/\S+)", letter.body)[1]
