"""Pages that say the same to everybody who is not signed in: a copy may be kept and shared."""

from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.utils.cache import (
    get_conditional_response,
    patch_cache_control,
    patch_vary_headers,
    set_response_etag,
)

from accounts.pages.guarded import Guarded

A_MINUTE = 60


class Cacheable(Guarded):
    """Before a public page. `shared_for` is how many seconds a copy in between may stand for the page.

    A browser asks each time whether its own copy still holds, so that nobody sees a page from before
    they did something. What is still the same is answered 304, without the page (RFC 9110 and 9111).

    A copy is shared only where nothing about the visitor went into it: nobody is signed in, no
    session or message came along, no cookie is set and no form's token was made. Anybody else's page
    is marked as theirs alone.
    """

    shared_for: ClassVar[int] = A_MINUTE

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        response = super().dispatch(request, *args, **kwargs)
        if request.method not in ("GET", "HEAD") or response.status_code != 200:
            return response
        if hasattr(response, "render"):
            response.render()
        patch_vary_headers(response, ["Cookie"])
        if _is_personal(request, response):
            patch_cache_control(response, private=True, no_cache=True)
            return response
        patch_cache_control(response, public=True, max_age=0, s_maxage=self.shared_for)
        return response if response.streaming else _unless_known(request, response)


def _is_personal(request: HttpRequest, response: HttpResponseBase) -> bool:
    came_along = {settings.SESSION_COOKIE_NAME, "messages"} & set(request.COOKIES)
    has_token = request.META.get("CSRF_COOKIE_NEEDS_UPDATE", False)
    is_known = request.user.is_authenticated or request.session.modified
    return bool(is_known or came_along or has_token or response.cookies)


def _unless_known(request: HttpRequest, response: Any) -> HttpResponseBase:
    set_response_etag(response)
    return get_conditional_response(request, etag=response["ETag"], response=response) or response
