"""So many requests from one address in a minute, and headers that say how many are left."""

import math
from contextlib import suppress
from typing import Any

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseBase
from redis.exceptions import RedisError
from rest_framework.throttling import SimpleRateThrottle


class PerVisitor(SimpleRateThrottle):
    """With the cache away, nobody is counted or stopped."""

    scope = "api"
    history: list[float] | None = None

    def get_rate(self) -> str:
        return str(settings.API_RATE)

    def get_cache_key(self, request: Any, view: Any) -> str:
        return f"api-rate-{_visitor(request)}"

    def allow_request(self, request: Any, view: Any) -> bool:
        with suppress(RedisError):
            return super().allow_request(request, view)
        return True

    @property
    def left(self) -> int:
        return max(0, self.num_requests - len(self.history or []))

    @property
    def seconds_to_reset(self) -> int:
        """Until the oldest request counted is forgotten."""
        if not self.history:
            return int(self.duration)
        return max(0, math.ceil(self.duration - (self.now - self.history[-1])))


def _visitor(request: Any) -> str:
    """The address behind the proxies we trust; all without one are counted as one."""
    try:
        return str(get_adapter().get_client_ip(request))
    except PermissionDenied:
        return "unknown"


def show_rate(response: HttpResponseBase, rate: PerVisitor | None) -> HttpResponseBase:
    if rate is None or rate.history is None:
        return response
    response["RateLimit-Limit"] = str(rate.num_requests)
    response["RateLimit-Remaining"] = str(rate.left)
    response["RateLimit-Reset"] = str(rate.seconds_to_reset)
    return response
