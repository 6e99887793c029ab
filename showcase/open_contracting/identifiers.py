"""How processes, releases and organisations are named (OCDS 1.1, reference “Identifiers”)."""

from datetime import datetime
from hashlib import sha256
from json import dumps
from typing import Any

from django.conf import settings
from django.utils.text import slugify
from django.utils.timezone import localtime

UNREGISTERED = "ocds-unregistered"
# No list of org-id.guide holds the codes of the Office for National Statistics; the name of this one
# collides with none of them, and the publication policy explains it, as the standard asks.
GSS_CODES = "GB-GSS"


def has_registered_prefix() -> bool:
    return settings.OCID_PREFIX != UNREGISTERED


def ocid_of(slug: str) -> str:
    return f"{settings.OCID_PREFIX}-{slug}"


def party_id(name: str, code: str) -> str:
    return f"{GSS_CODES}-{code}" if code else f"name-{slugify(name)}"


def moment(at: datetime) -> str:
    """With the offset that held in London then."""
    return localtime(at).isoformat(timespec="seconds")


def fingerprint(content: dict[str, Any]) -> str:
    """Twelve hexadecimal digits: the same content, the same digits."""
    return sha256(dumps(content, sort_keys=True).encode()).hexdigest()[:12]
