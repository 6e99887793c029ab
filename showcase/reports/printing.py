"""A published report as a PDF."""

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import cache as shared_cache
from django.template.loader import render_to_string

from design.printing import pdf_from
from showcase.models import ReportVersion
from showcase.reports.addresses import address_of
from showcase.reports.page import page_of

A_MONTH = 30 * 24 * 60 * 60
STYLE = Path(__file__).parent / "print.css"


def pdf_of(version: ReportVersion) -> bytes:
    """Made once a month at most: a published version never changes."""
    key = f"report-pdf:{version.sha256}"
    kept = shared_cache.get(key)
    if kept is None:
        page = render_to_string("showcase/reports/print.html", _context(version))
        kept = pdf_from(page, STYLE)
        shared_cache.set(key, kept, A_MONTH)
    return kept


def _context(version: ReportVersion) -> dict[str, Any]:
    """On paper every link needs its whole address."""
    return {
        "page": page_of(version.content),
        "version": version,
        "address": address_of(version),
        "site": settings.SITE_URL,
        "site_name": settings.SITE_NAME,
        "operator_name": settings.OPERATOR_NAME,
    }
