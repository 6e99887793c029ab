"""Whether the links that staff wrote lead somewhere. Nothing is fetched: pages of ours are asked, others read."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import SplitResult, unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from accounts.pages.guarded import is_open_to_anybody
from design.prose import links_in

LABEL = r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?"
HOST = re.compile(rf"(?:{LABEL}\.)+{LABEL}", re.IGNORECASE)
WHOLE = "write the whole address, beginning with https://, or one of this site, beginning with /"


@dataclass(frozen=True)
class BrokenLink:
    """Where it stands, where it was meant to lead, and what is wrong with it."""

    place: str
    href: str
    fault: str

    def __str__(self) -> str:
        return f"{self.place}: “{self.href}” leads nowhere: {self.fault}."


def broken_links(texts: Mapping[str, str]) -> list[BrokenLink]:
    """Of each text, by the name of its place."""
    found = (
        BrokenLink(place, href, _fault(href))
        for place, text in texts.items()
        for href in links_in(text)
    )
    return [link for link in found if link.fault]


def _fault(href: str) -> str:
    """Empty for a good link. A mark within the page may be anything: the page's own are not known here."""
    if href.startswith("#"):
        return ""
    address = urlsplit(href)
    if _is_ours(address):
        is_open = is_open_to_anybody(unquote(address.path) or "/")
        return "" if is_open else "no page of this site that everybody can open"
    return _fault_elsewhere(address)


def _is_ours(address: SplitResult) -> bool:
    ours = urlsplit(settings.SITE_URL)
    if not address.scheme and not address.netloc:
        return address.path.startswith("/")
    return address.scheme in ("http", "https") and address.netloc == ours.netloc


def _fault_elsewhere(address: SplitResult) -> str:
    if address.scheme == "mailto":
        return _fault_of_mail(address.path)
    if address.scheme not in ("http", "https"):
        return WHOLE
    return (
        "" if HOST.fullmatch(address.hostname or "") else "its host is not a name on the internet"
    )


def _fault_of_mail(path: str) -> str:
    try:
        validate_email(path)
    except ValidationError:
        return "this is not an e-mail address"
    return ""
