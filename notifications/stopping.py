"""What one click in a mail ends (RFC 8058), without signing in.

An app that has something to stop plugs it in when it starts, under a word. Tokens hold that word, a
key and the number of its reader: no address, no name, and nothing that works for another one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core import signing
from django.urls import reverse

from accounts.models import User

SALT = "notifications.stop"
# Stands in a stored text where the reader's own address comes in when it is sent: a token tells whose it is.
MARK = re.compile("\ue000([a-z]+):([0-9a-z_]*)\ue001")
OWN_LINK = "(a link of the reader’s own)"


def _person(pk: int) -> User | None:
    return User.objects.filter(pk=pk).first()


@dataclass(frozen=True)
class Stop:
    """`told(reader, key)` names what ends, or is empty when there is nothing (any more).

    The reader is a person, unless `reader` finds another by the number in the token.
    """

    told: Callable[[Any, str], str]
    end: Callable[[Any, str, datetime], None]
    reader: Callable[[int], Any] = _person


@dataclass(frozen=True)
class Asked:
    """One stop as a token asks for it."""

    stop: Stop
    key: str
    reader: Any

    @property
    def words(self) -> str:
        return self.stop.told(self.reader, self.key)

    def end(self, *, at: datetime) -> None:
        """Safe to ask for twice, and for what is gone."""
        if self.words:
            self.stop.end(self.reader, self.key, at)


_stops: dict[str, Stop] = {}


def plug_in(what: str, stop: Stop) -> None:
    _stops[what] = stop


def stop_address(what: str, key: str, reader: Any) -> str:
    token = signing.dumps([what, key, reader.pk], salt=SALT)
    return settings.SITE_URL + reverse("notifications:stop", args=[token])


def mark(what: str, key: str) -> str:
    return f"\ue000{what}:{key}\ue001"


def for_reader(text: str, person: User | None) -> str:
    """With the addresses that end something of this person's."""
    if person is None:
        return for_others(text)
    return MARK.sub(lambda found: stop_address(found[1], found[2], person), text)


def for_others(text: str) -> str:
    return MARK.sub(OWN_LINK, text)


def read_token(token: str) -> Asked | None:
    """None for anything this portal did not sign, and for readers who are gone."""
    try:
        what, key, pk = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    stop = _stops.get(what)
    reader = stop.reader(pk) if stop else None
    return Asked(stop, key, reader) if stop and reader else None
