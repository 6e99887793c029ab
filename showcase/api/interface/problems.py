"""Errors as RFC 9457 problem details: one shape for all of them, whatever was asked for."""

import logging
import sys
from collections.abc import Iterator
from http import HTTPStatus
from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.views import defaults
from rest_framework import exceptions, serializers
from rest_framework.response import Response

from design.tags.linked import absolute
from workflow import request_id
from workflow.away import RETRY_AFTER_SECONDS, is_away

CONTENT_TYPE = "application/problem+json"
# What a status means here: the anchor on the page about the interface, and the title.
KINDS = {
    400: ("request", "The request cannot be understood"),
    403: ("https", "This interface answers by HTTPS only"),
    404: ("not-found", "There is nothing at this address"),
    405: ("method", "This interface is for reading only"),
    406: ("accept", "This interface answers in JSON only"),
    429: ("rate", "Too many requests"),
    500: ("error", "Something went wrong on our side"),
    503: ("away", "We are away for a moment"),
}
RETRY = {"Retry-After": str(RETRY_AFTER_SECONDS)}
log = logging.getLogger(__name__)


class TamperedCursor(exceptions.ParseError):
    default_detail = (
        "The cursor is not one of ours. Follow the links `next` and `previous` as they are given."
    )


class Away(exceptions.APIException):
    status_code = HTTPStatus.SERVICE_UNAVAILABLE
    default_detail = "A server that we need is restarting. Try again in a moment."
    wait = RETRY_AFTER_SECONDS


class ProblemError(serializers.Serializer):
    parameter = serializers.CharField(help_text="The part of the query it is about.")
    detail = serializers.CharField(help_text="What is wrong with it.")


class Problem(serializers.Serializer):
    """An error, after RFC 9457."""

    type = serializers.URLField(help_text="Where this kind of problem is explained.")
    title = serializers.CharField()
    status = serializers.IntegerField()
    detail = serializers.CharField()
    instance = serializers.CharField(help_text="The address asked for.")
    errors = ProblemError(many=True, required=False)
    request_id = serializers.CharField(
        required=False, help_text="Of an error of ours: quote it when you write to us."
    )


def example_of(status: int) -> dict[str, Any]:
    """An answer of this kind, invented."""
    anchor, title = KINDS[status]
    return {
        "type": f"https://example.org/api/#problem-{anchor}",
        "title": title,
        "status": status,
        "detail": "What is wrong, in words.",
        "instance": "/api/v1/challenges/",
    }


def problem(error: Exception, context: dict[str, Any]) -> Response:
    """The answer to an exception. What nobody foresaw goes to the log under the identifier it names."""
    known, request = _known(error), context["request"]
    if known is None:
        body = _broken(request)
        return Response(body, body["status"], headers=_named(body), content_type=CONTENT_TYPE)
    body = _told(known.status_code, _in_words(known), request, str(known.default_detail))
    if isinstance(known.detail, dict):
        body["errors"] = list(_by_parameter(known.detail))
    headers = {"Retry-After": str(_wait(known))} if known.status_code in (429, 503) else {}
    return Response(body, known.status_code, headers=headers, content_type=CONTENT_TYPE)


def refusal_in_the_clear(request: HttpRequest) -> HttpResponse | None:
    """Refused, not led on: a program that forgot the s would never find out (ASVS 5, 4.1.2)."""
    if request.is_secure() or not settings.SECURE_SSL_REDIRECT:
        return None
    words = "Ask again with https:// at the beginning. What was sent could be read on the way."
    body = _told(HTTPStatus.FORBIDDEN, words, request)
    return JsonResponse(body, status=body["status"], content_type=CONTENT_TYPE)


def server_error(request: HttpRequest) -> HttpResponse:
    """Where something broke before or after a view: a problem for programs, a page for people."""
    away = is_away(sys.exc_info()[1])
    if not request.path.startswith(reverse("showcase:api_ways_in")):
        return _page(request, away)
    body = _broken(request)
    if away:
        body |= _told(Away.status_code, Away.default_detail, request)
    headers = {**_named(body), **(RETRY if away else {})}
    return JsonResponse(body, status=body["status"], headers=headers, content_type=CONTENT_TYPE)


def _page(request: HttpRequest, away: bool) -> HttpResponse:
    """Made without the database; what is away now is asked for again, and kept by nobody."""
    if not away:
        return defaults.server_error(request)  # type: ignore[return-value]
    response = defaults.server_error(request, "503.html")
    response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    response["Retry-After"], response["Cache-Control"] = RETRY["Retry-After"], "no-store"
    return response  # type: ignore[return-value]


def _told(status: int, words: str, request: Any, title: str = "") -> dict[str, Any]:
    anchor, known_title = KINDS.get(status, ("request", title))
    return {
        "type": f"{absolute(reverse('showcase:api'))}#problem-{anchor}",
        "title": known_title,
        "status": status,
        "detail": words,
        "instance": request.get_full_path(),
    }


def _broken(request: Any) -> dict[str, Any]:
    """Called while the exception is at hand, so that the log holds it beside the identifier."""
    name = request_id.current()
    log.exception("Request %s to %s failed", name, request.path)
    words = "The fault is ours. Try again later, or tell us the identifier of the request."
    told = _told(HTTPStatus.INTERNAL_SERVER_ERROR, words, request)
    return {**told, "request_id": name}


def _named(body: dict[str, Any]) -> dict[str, str]:
    return {"X-Request-Id": body["request_id"]}


def _known(error: Exception) -> exceptions.APIException | None:
    if isinstance(error, (Http404, PermissionDenied)):
        return exceptions.NotFound("It was never published, or its identifier is spelt otherwise.")
    if is_away(error):
        log.error("A server is away", exc_info=error)
        return Away()
    return error if isinstance(error, exceptions.APIException) else None


def _in_words(known: exceptions.APIException) -> str:
    if isinstance(known.detail, dict):
        return "Some parts of the query make no sense here. `errors` names each of them."
    return str(known.detail[0] if isinstance(known.detail, list) else known.detail)


def _by_parameter(detail: dict[str, Any]) -> Iterator[dict[str, str]]:
    for parameter, errors in detail.items():
        for error in errors if isinstance(errors, list) else [errors]:
            yield {"parameter": parameter, "detail": str(error)}


def _wait(known: exceptions.APIException) -> int:
    return max(1, int(getattr(known, "wait", None) or 1))
