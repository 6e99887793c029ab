"""Insights for everybody: what councils ask for, what is offered, and each figure as data."""

import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import timezone

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from showcase.insights.figure import as_csv, as_data
from showcase.insights.records import RECORDS, json_lines
from showcase.queries.insights.kept import kept_insights
from spreadsheets.writing import csv_lines

ROWS_AT_ONCE = 2_000
CSV, JSON = "text/csv; charset=utf-8", "application/json"


class Insights(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/insights.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        found = kept_insights(timezone.now())
        return super().get_context_data(
            figures=found.figures,
            records={name: records.title for name, records in RECORDS.items()},
            demonstration=found.is_demonstration,
            **kwargs,
        )


class OfFigure(Cacheable):
    """The table of one figure, for programs."""

    permission = ANYONE

    def load(self) -> None:
        self.figure = kept_insights(timezone.now()).figures.get(self.kwargs["name"])
        if self.figure is None:
            raise Http404


class FigureAsCsv(OfFigure):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _open_data(HttpResponse(as_csv(self.figure), CSV), self.figure.name, "csv")


class FigureAsJson(OfFigure):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        data = json.dumps(as_data(self.figure), ensure_ascii=False, indent=1)
        return _open_data(HttpResponse(data, JSON), self.figure.name, "json")


class OfRecords(Cacheable):
    """All public records of one kind, a line at a time however many there are."""

    permission = ANYONE

    def load(self) -> None:
        self.records = RECORDS.get(self.kwargs["name"])
        if self.records is None:
            raise Http404

    def rows(self) -> Any:
        return self.records.rows().iterator(chunk_size=ROWS_AT_ONCE)


class RecordsAsCsv(OfRecords):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        lines = csv_lines(self.records.columns, self.rows())
        return _open_data(StreamingHttpResponse(lines, content_type=CSV), kwargs["name"], "csv")


class RecordsAsJson(OfRecords):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        lines = json_lines(self.records.columns, self.rows())
        return _open_data(StreamingHttpResponse(lines, content_type=JSON), kwargs["name"], "json")


def _open_data(response: Any, name: str, ending: str) -> Any:
    """Any site may read it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Content-Disposition"] = f'inline; filename="{name}.{ending}"'
    return response
