from django.urls import reverse
from rest_framework import serializers

from design.tags.linked import absolute
from showcase.models import ReportVersion
from showcase.open_data.records.fields import Identifier, IsDemonstration, OfRound, PageAddress


class VersionOf(serializers.Serializer):
    """One published version. It never changes and never goes."""

    number = serializers.IntegerField(help_text="The version, counted from 1.")
    published_at = serializers.DateTimeField(help_text="When it was published.")
    sha256 = serializers.CharField(help_text="Of the JSON file.")
    address = serializers.SerializerMethodField(help_text="Its page.")
    json = serializers.SerializerMethodField(help_text="Its whole content and every figure.")
    csv = serializers.SerializerMethodField(help_text="Its challenges and responses as a table.")

    def get_address(self, version: ReportVersion) -> str:
        return self._at("report_version", version)

    def get_json(self, version: ReportVersion) -> str:
        return self._at("report_data", version)

    def get_csv(self, version: ReportVersion) -> str:
        return self._at("report_table", version)

    def _at(self, name: str, version: ReportVersion) -> str:
        place = [version.report.slug, version.number]
        return str(absolute(reverse(f"showcase:{name}", args=place)))


class ReportRecord(serializers.Serializer):
    """The account of a round, with all its published versions, the newest first."""

    id = Identifier()
    address = PageAddress()
    title = serializers.CharField(
        source="published_title", help_text="The title of its newest version."
    )
    round = serializers.CharField(source="round.name", help_text="The round, by its name.")
    versions = VersionOf(many=True)
    is_demonstration = IsDemonstration()
    round_id = OfRound()
