"""The public pages of reports: each version as a page, a PDF and data."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse

from accounts.cacheable import Cacheable
from accounts.guarded import GuardedPage
from accounts.permissions import ANYONE
from design.printing import can_print
from showcase.models import Report, ReportVersion
from showcase.queries.reports.written import published_reports, versions_of
from showcase.reports.frozen import canonical
from showcase.reports.page import page_of
from showcase.reports.printing import address_of, pdf_of
from showcase.reports.table import table_of

A_PAGE = 25


class Reports(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/reports/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(published_reports(), A_PAGE).get_page(self.request.GET.get("page"))
        is_demonstration = any(report.round.is_demonstration for report in page)
        return super().get_context_data(page=page, demonstration=is_demonstration, **kwargs)


class OfVersion:
    """Loads the version in the address; without a number, the latest."""

    permission = ANYONE

    def load(self) -> None:
        versions = ReportVersion.objects.filter(
            report__in=Report.objects.public(), report__slug=self.kwargs["slug"]
        ).select_related("report")
        if "number" in self.kwargs:
            versions = versions.filter(number=self.kwargs["number"])
        self.subject = self.version = versions.order_by("-number").first()
        if self.version is None:
            raise Http404


class Version(OfVersion, Cacheable, GuardedPage):
    template_name = "showcase/reports/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        content = self.version.content
        return super().get_context_data(
            page=page_of(content),
            version=self.version,
            address=address_of(self.version),
            versions=list(versions_of(self.version.report)),
            can_print=can_print(),
            demonstration=content["round"]["is_demonstration"],
            **kwargs,
        )


class LatestVersion(Version):
    """The address to cite when any version will do."""


class VersionAsPdf(OfVersion, Cacheable):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not can_print():
            raise Http404
        return _download(pdf_of(self.version), "application/pdf", self.version, "pdf")


class VersionAsJson(OfVersion, Cacheable):
    """The very bytes that the fingerprint was taken of."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        data = canonical(self.version.content)
        return _open_data(_download(data, "application/json", self.version, "json"))


class VersionAsCsv(OfVersion, Cacheable):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        table = table_of(self.version.content, settings.SITE_URL).encode("utf-8-sig")
        return _open_data(_download(table, "text/csv; charset=utf-8", self.version, "csv"))


def _download(data: bytes, content_type: str, version: ReportVersion, ending: str) -> HttpResponse:
    response = HttpResponse(data, content_type=content_type)
    name = f"{version.report.slug}-version-{version.number}.{ending}"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _open_data(response: HttpResponse) -> HttpResponse:
    """Any site may read open data."""
    response["Access-Control-Allow-Origin"] = "*"
    return response
