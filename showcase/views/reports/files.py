"""A published version to take away: as a PDF, as data, and as something to cite."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from accounts.pages.cacheable import Cacheable
from design.printing import can_print
from showcase.models import ReportVersion
from showcase.reports.citation import FORMS, cited
from showcase.reports.frozen import canonical
from showcase.reports.printing import pdf_of
from showcase.reports.table import records_of, table_of
from showcase.views.reports.public import OfVersion

A_DAY = 24 * 60 * 60


class FrozenFile(OfVersion, Cacheable):
    """What is in it never changes, so a copy may be shared for long."""

    shared_for = A_DAY


class VersionAsPdf(FrozenFile):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_print():
            raise Http404
        return _download(pdf_of(self.version), "application/pdf", self.version, "pdf")


class VersionAsJson(FrozenFile):
    """The very bytes that the fingerprint was taken of."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        data = canonical(self.version.content)
        return _open_data(_download(data, "application/json", self.version, "json"))


class VersionAsCsv(FrozenFile):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _table(table_of(self.version.content, settings.SITE_URL), self.version, "csv")


class RecordsAsCsv(FrozenFile):
    """Every figure with the records that it counts."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        table = records_of(self.version.content, settings.SITE_URL)
        return _table(table, self.version, "records.csv")


class Citation(FrozenFile):
    """For the programs that people keep their sources in."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        form = FORMS.get(self.kwargs["form"])
        if form is None:
            raise Http404
        citation = cited(self.version, form).encode()
        return _open_data(_download(citation, form.content_type, self.version, form.ending))


def _table(table: str, version: ReportVersion, ending: str) -> HttpResponse:
    """With the mark by which Excel knows UTF-8."""
    content_type = "text/csv; charset=utf-8"
    return _open_data(_download(table.encode("utf-8-sig"), content_type, version, ending))


def _download(data: bytes, content_type: str, version: ReportVersion, ending: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    name = f"{version.report.slug}-version-{version.number}.{ending}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _open_data(response: HttpResponse) -> HttpResponse:
    """Any site may read open data."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
