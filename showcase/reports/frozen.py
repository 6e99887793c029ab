"""One way to write a report's content as bytes, so that its fingerprint can be checked by anybody."""

import hashlib
import json
from typing import Any


def canonical(content: dict[str, Any]) -> bytes:
    """JSON in UTF-8 with sorted keys and no spare spaces: the file that is offered for download."""
    return json.dumps(
        content, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def fingerprint(content: dict[str, Any]) -> str:
    """SHA-256 of the canonical bytes, as `sha256sum` prints it for the downloaded file."""
    return hashlib.sha256(canonical(content)).hexdigest()
