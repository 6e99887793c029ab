"""The public pages of reports and of their versions."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from design.printing import can_print
from showcase.models import Report, ReportVersion
from showcase.queries.reports.withdrawn import withdrawn_since
from showcase.queries.reports.written import published_reports, versions_of
from showcase.reports.addresses import address_of
from showcase.reports.citation import FORMS
from showcase.reports.page import page_of

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
            page=page_of(content, withdrawn_since(content)),
            version=self.version,
            address=address_of(self.version),
            versions=list(versions_of(self.version.report)),
            forms=[(key, form.name) for key, form in FORMS.items()],
            can_print=can_print(),
            demonstration=content["round"]["is_demonstration"],
            **kwargs,
        )


class LatestVersion(Version):
    """The address to cite when any version will do."""
