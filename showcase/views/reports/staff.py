"""The work of those who write the report of a round."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.urls import reverse

from accounts.pages.form_page import FormPage
from accounts.pages.guarded import GuardedPage
from accounts.permissions import LGA_STAFF
from showcase.actions.reports import create_report, publish_report, save_report
from showcase.enums import ReportStatus
from showcase.forms.reports import NewReportForm, PublishAgainForm, PublishForm, ReportForm
from showcase.models import Report
from showcase.queries.reports.content import content_of
from showcase.queries.reports.written import (
    rounds_without_report,
    staff_reports,
    texts_of,
    versions_of,
)
from showcase.reports.changes import changes_between
from showcase.reports.links import broken_links
from showcase.reports.page import page_of
from showcase.views.meanwhile import noticing_change

A_PAGE = 25


class StaffReports(GuardedPage):
    permission = LGA_STAFF
    template_name = "showcase/reports/staff_reports.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(staff_reports(), A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            page=page,
            can_begin=rounds_without_report().exists(),
            demonstration=any(report.round.is_demonstration for report in page),
            **kwargs,
        )


class NewReport(FormPage):
    permission = LGA_STAFF
    template_name = "showcase/reports/form.html"
    form_class = NewReportForm
    heading = "Begin a report"
    lead = "The figures, challenges and solutions come from the records. You write what they mean."
    submit = "Begin the report"

    def act(self, form: NewReportForm) -> str:
        title, round_ = form.cleaned_data["title"], form.cleaned_data["round"]
        report = create_report(round_, title=title, by=self.request.user, at=self.now)
        return reverse("showcase:edit_report", args=[report.slug])


class OfReport:
    """Loads the report that staff work on."""

    permission = LGA_STAFF

    def load(self) -> None:
        visible = Report.objects.visible_to(self.request.user).select_related("round")
        self.subject = self.report = get_object_or_404(visible, slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            report=self.report, demonstration=self.report.round.is_demonstration, **kwargs
        )

    def report_page(self) -> str:
        return reverse("showcase:staff_report", args=[self.report.slug])


class StaffReport(OfReport, GuardedPage):
    template_name = "showcase/reports/staff_report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            versions=list(versions_of(self.report)),
            broken=broken_links(texts_of(self.report)),
            **kwargs,
        )


class EditReport(OfReport, FormPage):
    template_name = "showcase/reports/form.html"
    form_class = ReportForm
    heading = "Write the report"
    lead = "Published versions do not change. What you save here waits for the next one."
    submit = "Save"
    also = "Save and preview"

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "report": self.report}

    def act(self, form: ReportForm) -> str:
        with noticing_change(form):
            save_report(self.report, by=self.request.user, at=self.now, **form.written())
        if "preview" in self.request.POST:
            return reverse("showcase:preview_report", args=[self.report.slug])
        messages.success(self.request, "Saved.")
        return self.report_page()


class PreviewReport(OfReport, GuardedPage):
    """The next version as everybody would read it now."""

    template_name = "showcase/reports/report.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            page=page_of(content_of(self.report)),
            broken=broken_links(texts_of(self.report)),
            **kwargs,
        )


class PublishReport(OfReport, FormPage):
    fresh_sign_in = "publish a report"
    template_name = "showcase/reports/publish.html"
    lead = (
        "The version is frozen and public at once. Authors of the statements and vendors it names"
        " get a message."
    )
    submit = "Publish"

    @property
    def heading(self) -> str:
        return f"Publish version {self.report.versions.count() + 1}"

    def get_form_class(self) -> type:
        return PublishForm if self.report.status == ReportStatus.DRAFT else PublishAgainForm

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "report": self.report}

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        broken = broken_links(texts_of(self.report))
        return super().get_context_data(changes=self._changes(), broken=broken, **kwargs)

    def _changes(self) -> dict[str, Any] | None:
        """What will differ from the last version, so that whoever publishes can say why."""
        last = self.report.versions.order_by("number").last()
        return changes_between(last.content, content_of(self.report)) if last else None

    def act(self, form: Any) -> str:
        reason = form.cleaned_data.get("reason", "")
        publish_report(self.report, reason=reason, by=self.request.user, at=self.now)
        return reverse("showcase:report", args=[self.report.slug])
