"""One table as the records are now, for whoever cannot wait for the night."""

from typing import Any

from django.http import Http404, HttpRequest, StreamingHttpResponse
from rest_framework.negotiation import DefaultContentNegotiation

from showcase.api.interface.view import OpenView
from showcase.open_data.tables.declared import NAMED
from showcase.open_data.tables.lines import CSV, JSON_LINES, live_csv, live_json


class AsItIs(DefaultContentNegotiation):
    """The address says the format, whatever the request would take."""

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> Any:
        return renderers[0], renderers[0].media_type


class LiveTable(OpenView):
    """Counted like any request to the interface; written a line at a time."""

    schema = None
    content_negotiation_class = AsItIs

    def get(self, request: HttpRequest, name: str) -> StreamingHttpResponse:
        if name not in NAMED:
            raise Http404
        response = self.answer(NAMED[name])
        response["Content-Disposition"] = f'inline; filename="{name}.{self.ending}"'
        return response


class LiveCsv(LiveTable):
    ending = "csv"

    def answer(self, table: Any) -> StreamingHttpResponse:
        return StreamingHttpResponse(live_csv(table), content_type=CSV)


class LiveJson(LiveTable):
    ending = "jsonl"

    def answer(self, table: Any) -> StreamingHttpResponse:
        return StreamingHttpResponse(live_json(table), content_type=JSON_LINES)
