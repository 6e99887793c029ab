"""Any site's script may read the interface (the CORS protocol of the Fetch standard)."""

from django.http import HttpResponse, HttpResponseBase

A_DAY = 86_400
READABLE = (
    "ETag, Last-Modified, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After,"
    " Deprecation, Sunset, Link, X-Request-Id"
)


def open_to_all_sites(response: HttpResponseBase) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = READABLE
    return response


def answer_preflight() -> HttpResponse:
    """A script that sends If-None-Match is asked for this first."""
    response = HttpResponse(status=204)
    response["Allow"] = "GET, HEAD, OPTIONS"
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = "GET, HEAD"
    response["Access-Control-Allow-Headers"] = "Accept, If-None-Match, If-Modified-Since"
    response["Access-Control-Max-Age"] = str(A_DAY)
    return response
