"""The decision file to take away: one page, the same as PDF, and both in one archive with their sums."""

from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from design.printing import can_print, pdf_from
from documents.archives import archive_with_sums, json_of
from vendors.decision_file.record import fingerprint, record_of
from vendors.models import SolutionVersion

STYLE = Path(__file__).parent / "decision-file.css"
PRINTED = Path(__file__).parent / "decision-file-print.css"


def page_of(version: SolutionVersion, *, is_whole: bool) -> bytes:
    """One HTML file with its style inside: it can be kept, mailed and read without the portal."""
    return _page(record_of(version, is_whole=is_whole)).encode()


def pdf_of(version: SolutionVersion, *, is_whole: bool) -> bytes:
    return _pdf(record_of(version, is_whole=is_whole))


def archive_of(version: SolutionVersion, *, is_whole: bool) -> bytes:
    """A ZIP of the page, the PDF where this machine can print, the record as JSON, and their sums."""
    record = record_of(version, is_whole=is_whole)
    files = {"decision-file.html": _page(record).encode(), "record.json": json_of(record)}
    if can_print():
        files["decision-file.pdf"] = _pdf(record)
    return archive_with_sums(files)


def _page(record: dict[str, Any]) -> str:
    context = {"record": record, "sum": fingerprint(record), "style": STYLE.read_text("utf-8")}
    return render_to_string("vendors/decision_file/page.html", context)


def _pdf(record: dict[str, Any]) -> bytes:
    return pdf_from(_page(record), PRINTED)
