from typing import Any

from showcase.api.interface.view import OpenList, OpenRecord
from showcase.models import Report
from showcase.open_data.records.reports import ReportRecord
from showcase.queries.open_data.showcase import open_reports


class OfReports:
    noun = "reports"
    serializer_class = ReportRecord
    queryset = Report.objects.none()

    def get_queryset(self) -> Any:
        return open_reports()


class Reports(OfReports, OpenList):
    """Reports that were published, each with the files of its versions."""

    summary = "Reports"
    ordered_by = "slug"


class OneReport(OfReports, OpenRecord):
    """One report."""

    summary = "One report"
