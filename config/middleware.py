"""What a browser may do with the site's answers, beyond the Content-Security-Policy."""

import codecs
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

# No page asks for any of these, so nothing that gets into one may.
SWITCHED_OFF = (
    *("accelerometer", "autoplay", "bluetooth", "camera", "display-capture", "geolocation"),
    *("gyroscope", "hid", "idle-detection", "local-fonts", "magnetometer", "microphone", "midi"),
    *("payment", "screen-wake-lock", "serial", "usb", "xr-spatial-tracking"),
)
PERMISSIONS = ", ".join(f"{feature}=()" for feature in SWITCHED_OFF)


ALPHABETS = {"utf-8", "ascii"}
SIGNED_OUT = "account_logout"


class BrowserDefences:
    """Permissions-Policy, and Cross-Origin-Resource-Policy where the answer is not open data.

    What says nothing of caches is the reader's own and asked for anew each time: pages with a form stay
    in the browser, so that going back finds what was typed (`accounts.pages.guarded` keeps the other private
    pages out of it). Signing out clears them away, and leaves alone what
    stands in storage: the one choice an assessor made of their keys (WCAG 2.1.4).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        is_open = response.get("Access-Control-Allow-Origin") == "*"
        response["Permissions-Policy"] = PERMISSIONS
        response["Cross-Origin-Resource-Policy"] = "cross-origin" if is_open else "same-origin"
        response.setdefault("Cache-Control", "private, no-cache")
        if _has_signed_out(request):
            response["Clear-Site-Data"] = '"cache"'
        return response


class KnownAlphabets:
    """Browsers write our forms in UTF-8; some other alphabets are no text to Python and break on reading."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.encoding and codecs.lookup(request.encoding).name not in ALPHABETS:
            request.encoding = "utf-8"  # the page of the refusal looks for a token in the form
            raise BadRequest("Forms are read in UTF-8.")
        return self.get_response(request)


def _has_signed_out(request: HttpRequest) -> bool:
    asked = request.resolver_match
    return bool(asked and asked.view_name == SIGNED_OUT and request.method == "POST")
