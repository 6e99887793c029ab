"""Errors as RFC 9457 problem details: one shape for all of them, whatever was asked for."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import Http404
from rest_framework import exceptions, serializers
from rest_framework.response import Response

from design.tags.linked import absolute

CONTENT_TYPE = "application/problem+json"
# What a status means here: the anchor on the page about the interface, and the title.
KINDS = {
    400: ("request", "The request cannot be understood"),
    404: ("not-found", "There is nothing at this address"),
    405: ("method", "This interface is for reading only"),
    406: ("accept", "This interface answers in JSON only"),
    429: ("rate", "Too many requests"),
}


class TamperedCursor(exceptions.ParseError):
    default_detail = (
        "The cursor is not one of ours. Follow the links `next` and `previous` as they are given."
    )


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


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """The answer to an exception; None for what nobody foresaw."""
    known = _known(error)
    if known is None:
        return None
    anchor, title = KINDS.get(known.status_code, ("request", known.default_detail))
    body = {
        "type": f"{absolute('/api/')}#problem-{anchor}",
        "title": str(title),
        "status": known.status_code,
        "detail": _in_words(known),
        "instance": context["request"].get_full_path(),
    }
    if isinstance(known.detail, dict):
        body["errors"] = list(_by_parameter(known.detail))
    headers = {"Retry-After": str(_wait(known))} if known.status_code == 429 else {}
    return Response(body, known.status_code, headers=headers, content_type=CONTENT_TYPE)


def _known(error: Exception) -> exceptions.APIException | None:
    if isinstance(error, (Http404, PermissionDenied)):
        return exceptions.NotFound("It was never published, or its identifier is spelt otherwise.")
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
