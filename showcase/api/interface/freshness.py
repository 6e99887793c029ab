"""Since when an address has answered the same (RFC 9110, section 8.8.2).

What a record says changes with more than the record: a date passes, a council supports it. So the time
is that at which the answer was first seen, kept in the cache beside its tag. A lost cache makes an
answer look newer, never older.
"""

import time
from contextlib import suppress
from hashlib import sha256

from django.core.cache import cache
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import http_date
from redis.exceptions import RedisError

A_DAY = 86_400


def unless_unchanged(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Adds Last-Modified; answers 304 to whoever asks with a date and no tag."""
    if response.status_code not in (200, 304) or "ETag" not in response:
        return response
    since = _same_since(request.get_full_path(), response["ETag"])
    response["Last-Modified"] = http_date(since)
    if response.status_code == 304:
        return response
    return (
        get_conditional_response(
            request, etag=response["ETag"], last_modified=since, response=response
        )
        or response
    )


def _same_since(address: str, tag: str) -> int:
    """Seconds since the epoch."""
    now = int(time.time())
    with suppress(RedisError):
        seen_tag, since = cache.get(_key(address)) or ("", now)
        if seen_tag == tag:
            return int(since)
        cache.set(_key(address), (tag, now), A_DAY)
    return now


def _key(address: str) -> str:
    return f"api-since-{sha256(address.encode()).hexdigest()}"
