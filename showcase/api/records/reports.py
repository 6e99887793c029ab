from typing import Any

from django.urls import reverse
from rest_framework import serializers

from design.tags.linked import absolute
from showcase.api.interface.view import OpenList, OpenRecord
from showcase.api.records.fields import PageAddress
from showcase.models import Report, ReportVersion
from showcase.queries.open_data.showcase import open_reports


class VersionOf(serializers.Serializer):
    """One published version. It never changes and never goes."""

    number = serializers.IntegerField()
    published_at = serializers.DateTimeField()
    sha256 = serializers.CharField(help_text="Of the JSON file.")
    address = serializers.SerializerMethodField()
    json = serializers.SerializerMethodField(help_text="Its whole content and every figure.")
    csv = serializers.SerializerMethodField()

    def get_address(self, version: ReportVersion) -> str:
        return self._at("report_version", version)

    def get_json(self, version: ReportVersion) -> str:
        return self._at("report_data", version)

    def get_csv(self, version: ReportVersion) -> str:
        return self._at("report_table", version)

    def _at(self, name: str, version: ReportVersion) -> str:
        slug = self.context["slugs"][version.report_id]
        return str(absolute(reverse(f"showcase:{name}", args=[slug, version.number])))


class ReportRecord(serializers.Serializer):
    """The account of a round, with all its published versions, the newest first."""

    id = serializers.SlugField(source="slug")
    address = PageAddress()
    title = serializers.CharField(source="published_title")
    round = serializers.CharField(source="round.name")
    versions = VersionOf(many=True)
    is_demonstration = serializers.BooleanField(source="round.is_demonstration")

    def to_representation(self, report: Report) -> dict[str, Any]:
        self.context.setdefault("slugs", {})[report.pk] = report.slug
        return dict(super().to_representation(report))


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
