"""The name of one errand: a request and every task it caused bear the same in all lines of the logs."""

import logging
import re
import uuid
from contextvars import ContextVar, Token

NOBODY = ""
# Long enough to be unique, and nothing that could break a line or a header.
WELL_FORMED = re.compile(r"[A-Za-z0-9-]{16,64}")
_current: ContextVar[str] = ContextVar("request_id", default=NOBODY)


def current() -> str:
    """Empty outside any request, as in what beat starts before it has begun."""
    return _current.get()


def begin(asked: str | None = None) -> Token[str]:
    """Go on under the name that came along, where it is well formed; else under a new one."""
    is_known = asked is not None and WELL_FORMED.fullmatch(asked)
    return _current.set(asked if is_known and asked else uuid.uuid4().hex)


def end(begun: Token[str]) -> None:
    _current.reset(begun)


class NamesTheRequest(logging.Filter):
    """Gives each record its `request_id`; none is ever held back.

    Django logs a refusal after the outermost middleware has ended, so the request itself is asked first.
    """

    def filter(self, record: logging.LogRecord) -> bool:
        request = getattr(record, "request", None)
        record.request_id = getattr(request, "request_id", NOBODY) or current()
        return True
