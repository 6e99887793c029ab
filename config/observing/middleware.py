"""Around every request, the outermost: its name, how long it took and what it asked of the database."""

import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.db import connections
from django.http import HttpRequest, HttpResponse

from config.observing.figures import note_request
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
        queries, started = Counted(), time.perf_counter()
        with ExitStack() as counting:
            for connection in connections.all():
                counting.enter_context(connection.execute_wrapper(queries))
            response = self.get_response(request)
        match = request.resolver_match
        view = match.view_name if match else ""
        seconds = time.perf_counter() - started
        note_request(view, request.method or "", response.status_code, seconds, queries.number)
        return response


class Counted:
    def __init__(self) -> None:
        self.number = 0

    def __call__(self, execute: Callable[..., Any], *asked: Any) -> Any:
        self.number += 1
        return execute(*asked)
