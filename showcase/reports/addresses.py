"""Addresses that stay: of a published version, and of the records behind each of its figures."""

from django.conf import settings
from django.urls import reverse

from showcase.models import ReportVersion
from showcase.reports.figures import Figure


def address_of(version: ReportVersion) -> str:
    """What to cite."""
    path = reverse("showcase:report_version", args=[version.report.slug, version.number])
    return f"{settings.SITE_URL}{path}"


def records_path(version: ReportVersion, figure: Figure) -> str:
    args = [version.report.slug, version.number, figure.name]
    if figure.of:
        return reverse("showcase:report_records_of", args=[*args, figure.of])
    return reverse("showcase:report_records", args=args)
