"""A mail that says that another could not be delivered (RFC 3464), read with distrust.

Anybody can write such a mail. So the address it names is never believed: what counts is the
Message-ID of ours that it returns, which nobody knows but whoever got that mail.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message as Part
from email.policy import compat32
from uuid import UUID

MOST_BYTES = 1_000_000
MOST_PARTS = 20
LONGEST_REASON = 400
OURS = re.compile(r"<([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})@[^<>@\s]{1,255}>")
STATUS = re.compile(r"\s*([45])\.(\d{1,3})\.(\d{1,3})\b")
# RFC 3463: bad addresses, and a mailbox that is switched off. Full ones and refused words may pass.
BAD_ADDRESS = re.compile(r"5\.(1\.\d+|2\.1)")
HOSTILE = (ValueError, TypeError, AttributeError, LookupError, RecursionError)


@dataclass(frozen=True)
class Bounce:
    """`reference` is of the mail that came back; `is_address` where no other would arrive either."""

    reference: UUID
    message_id: str
    reason: str
    is_address: bool


def read_bounce(raw: bytes) -> Bounce | None:
    """None for anything but a final failure of one mail of ours. Raises nothing, whatever comes."""
    try:
        return _read(message_from_bytes(raw[:MOST_BYTES], policy=compat32))
    except HOSTILE:
        return None


def _read(mail: Part) -> Bounce | None:
    parts = _inside(mail) if mail.get_content_type() == "multipart/report" else []
    found = OURS.fullmatch(next(_returned_ids(parts), ""))
    failure = next(_failures(parts), None)
    if found is None or failure is None:
        return None
    status, reason = failure
    return Bounce(UUID(found[1]), found[0], reason, bool(BAD_ADDRESS.fullmatch(status)))


def _inside(part: Part) -> list[Part]:
    inner = part.get_payload()
    parts = inner if isinstance(inner, list) else []
    return [one for one in parts[:MOST_PARTS] if isinstance(one, Part)]


def _returned_ids(parts: list[Part]) -> Iterator[str]:
    """Of the mail that is sent back, in full or as its header lines."""
    for part in parts:
        kind = part.get_content_type()
        if kind == "message/rfc822":
            yield from (_line(mail, "Message-ID") for mail in _inside(part))
        elif kind == "text/rfc822-headers":
            lines = part.get_payload(decode=True)
            if isinstance(lines, bytes):
                yield _line(message_from_bytes(lines, policy=compat32), "Message-ID")


def _failures(parts: list[Part]) -> Iterator[tuple[str, str]]:
    """Status and reason of each recipient that will never get it; the first block is of the whole mail."""
    for part in parts:
        recipients = _inside(part) if part.get_content_type() == "message/delivery-status" else []
        for recipient in recipients[1:]:
            status = STATUS.match(_line(recipient, "Status"))
            if _line(recipient, "Action").lower() == "failed" and status:
                yield status[0].strip(), _line(recipient, "Diagnostic-Code")


def _line(part: Part, name: str) -> str:
    """One line of what can be seen: the rest could neither be stored nor shown."""
    text = str(part.get(name, ""))[: LONGEST_REASON * 2]
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())[
        :LONGEST_REASON
    ]
