"""Pages that cost more than most: only so many requests from one visitor in a while."""

from contextlib import suppress
from typing import Any

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from redis.exceptions import RedisError

from accounts.pages.guarded import GuardedPage

WAIT_SECONDS = 300


class LimitedPage(GuardedPage):
    """`limited_as` names a rate in the settings; with the cache away, nobody is counted or stopped."""

    limited_as: str

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _too_many(request, self.limited_as) or super().get(request, *args, **kwargs)


def _too_many(request: HttpRequest, action: str) -> HttpResponse | None:
    with suppress(RedisError):
        refused = ratelimit.consume_or_429(request, action=action, limit_get=True)
        if refused is not None:
            refused["Retry-After"] = str(WAIT_SECONDS)
        return refused
    return None
