"""Asking the operator's mail service whether it accepted a message.

SMTP has no such question. Where EMAIL_RECEIPTS_URL is set, GET <it>/<Message-ID> answers
{"accepted": true} or {"accepted": false}: a few lines in front of a relay's log or a provider's
interface. "false" must be final: that message can no longer be accepted.
"""

import json
import logging
from urllib.parse import quote
from urllib.request import urlopen

from django.conf import settings

PATIENCE_SECONDS = 10
log = logging.getLogger(__name__)


def ask_for_receipt(message_id: str) -> bool | None:
    """None where nobody can be asked, or the answer is anything but a clear one."""
    if not settings.EMAIL_RECEIPTS_URL:
        return None
    name = quote(message_id.strip("<>"), safe="")
    address = f"{settings.EMAIL_RECEIPTS_URL.rstrip('/')}/{name}"
    try:
        # The operator's own setting, never a visitor's word.
        with urlopen(address, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
            return _read(answer.read(10_000))
    except (OSError, ValueError):
        log.warning("No receipt could be asked for.", exc_info=True)
        return None


def _read(answer: bytes) -> bool | None:
    told = json.loads(answer)
    accepted = told.get("accepted") if isinstance(told, dict) else None
    return accepted if isinstance(accepted, bool) else None
