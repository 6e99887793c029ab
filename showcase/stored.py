"""What is stored in a browser: only what the portal cannot work without, or what somebody chose."""

from collections.abc import Iterator
from typing import NamedTuple

from django.conf import settings
from django.contrib.messages.storage.cookie import CookieStorage

A_DAY = 24 * 60 * 60
SCORE_KEYS = "number-keys-are-off"


class Stored(NamedTuple):
    name: str
    purpose: str
    until: str


def cookies() -> Iterator[Stored]:
    """By the names and times that the settings give them."""
    yield Stored(
        settings.SESSION_COOKIE_NAME,
        "Keeps you signed in, and keeps text you typed when your time ran out",
        f"{_days(settings.SESSION_COOKIE_AGE)} after you last used the portal, or until you sign out; "
        "you are signed out sooner",
    )
    yield Stored(
        settings.CSRF_COOKIE_NAME,
        "Proves that a form was sent from this site, not from another one in your name",
        f"{_days(settings.CSRF_COOKIE_AGE)} after you last opened a page with a form",
    )
    yield Stored(
        CookieStorage.cookie_name,
        "Carries one sentence, like “saved”, to the next page",
        "The next page, or until you close the browser",
    )


def _days(seconds: int) -> str:
    days = seconds // A_DAY
    return f"{days} day" if days == 1 else f"{days} days"
