"""Around every request, the outermost: its name, how long it took and what it asked of the database."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse

from config.observing.figures import known_method, note_request
from config.observing.traces import end_request, request_span
from workflow import request_id

HEADER = "X-Request-ID"


class NamedRequest:
    """The name comes from the proxy where one is trusted, and goes back with the answer."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = request.headers.get(HEADER) if settings.BEHIND_PROXY else None
        begun = request_id.begin(asked)
        vars(request)["request_id"] = request_id.current()
        try:
            response = self.get_response(request)
            response[HEADER] = request_id.current()
            return response
        finally:
            request_id.end(begun)


class MeasuredRequest:
    """Counts by the name of the view, never by the address: names are few and say nothing of anybody."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        queries, started, method = Counted(), time.perf_counter(), known_method(request.method)
        came_with = request.headers if settings.BEHIND_PROXY else None
        with request_span(method, came_with) as span, ExitStack() as counting:
            for connection in connections.all():
                counting.enter_context(connection.execute_wrapper(queries))
            response = self.get_response(request)
            view, route = _names(request)
            end_request(span, method, route, response.status_code, queries.number)
        seconds = time.perf_counter() - started
        note_request(view, method, response.status_code, seconds, queries.number)
        return response


def _names(request: HttpRequest) -> tuple[str, str]:
    """Of the view, and the pattern of its address; empty where no address fitted."""
    match = request.resolver_match
    return (match.view_name, match.route) if match else ("", "")


class Counted:
    def __init__(self) -> None:
        self.number = 0

    def __call__(self, execute: Callable[..., Any], *asked: Any) -> Any:
        self.number += 1
        return execute(*asked)
