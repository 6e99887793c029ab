"""What one click in a mail ends (RFC 8058), without signing in.

An app that has something to stop plugs it in when it starts, under a word. Tokens hold that word, a
key and the number of the person: no address, no name, and nothing that works for another one.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.core import signing
from django.urls import reverse

from accounts.models import User

SALT = "notifications.stop"
# Stands in a stored text where the reader's own address comes in when it is sent: a token tells whose it is.
MARK = re.compile("\ue000([a-z]+):([0-9a-z_]*)\ue001")
OWN_LINK = "(a link of the reader’s own)"


@dataclass(frozen=True)
class Stop:
    """`told(person, key)` names what ends, or is empty when there is nothing (any more)."""

    told: Callable[[User, str], str]
    end: Callable[[User, str, datetime], None]


@dataclass(frozen=True)
class Asked:
    """One stop as a token asks for it."""

    stop: Stop
    key: str
    person: User

    @property
    def words(self) -> str:
        return self.stop.told(self.person, self.key)

    def end(self, *, at: datetime) -> None:
        """Safe to ask for twice, and for what is gone."""
        if self.words:
            self.stop.end(self.person, self.key, at)


_stops: dict[str, Stop] = {}


def plug_in(what: str, stop: Stop) -> None:
    _stops[what] = stop


def stop_address(what: str, key: str, person: User) -> str:
    token = signing.dumps([what, key, person.pk], salt=SALT)
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
    """None for anything this portal did not sign, and for people who are gone."""
    try:
        what, key, pk = signing.loads(token, salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    person = User.objects.filter(pk=pk).first()
    return Asked(_stops[what], key, person) if person and what in _stops else None
