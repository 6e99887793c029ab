"""Lets a replica answer public pages to whoever is not signed in."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpRequest, HttpResponse

from accounts.pages.cacheable import Cacheable
from config.replica.distance import watch
from config.replica.router import one_request, read_from_replica, reads_from_replica

NOT_FOUND, BROKEN, AWAY = 404, 500, 503


class PublicPagesFromReplica:
    """The innermost, since it may ask for the page a second time.

    What the replica does not know yet, or cannot answer, the primary is asked for at once.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        if not settings.REPLICA_URL:
            raise MiddlewareNotUsed
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with one_request():
            response = self.get_response(request)
            if not reads_from_replica() or not _is_doubtful(response):
                return response
            if response.status_code == AWAY:
                watch.lose()
        vars(request)["wants_primary"] = True
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, *_: Any) -> None:
        if not hasattr(request, "wants_primary") and _is_public(request, view) and watch.is_near():
            read_from_replica()


def _is_public(request: HttpRequest, view: Any) -> bool:
    """Pages of which a copy may be shared, for somebody without a session."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and issubclass(getattr(view, "view_class", object), Cacheable)
    )


def _is_doubtful(response: HttpResponse) -> bool:
    return response.status_code == NOT_FOUND or response.status_code >= BROKEN
