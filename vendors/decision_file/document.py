"""The decision file to take away: one page, the same as PDF, and both in one archive with their sums."""

import hashlib
import io
import zipfile
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string

from design.printing import can_print, pdf_from
from vendors.decision_file.record import canonical, fingerprint, record_of
from vendors.models import SolutionVersion

STYLE = Path(__file__).parent / "decision-file.css"
PRINTED = Path(__file__).parent / "decision-file-print.css"
# The same state gives the same bytes: the files carry no time of their own.
NO_TIME = (1980, 1, 1, 0, 0, 0)


def page_of(version: SolutionVersion, *, is_whole: bool) -> bytes:
    """One HTML file with its style inside: it can be kept, mailed and read without the portal."""
    return _page(record_of(version, is_whole=is_whole)).encode()


def pdf_of(version: SolutionVersion, *, is_whole: bool) -> bytes:
    return _pdf(record_of(version, is_whole=is_whole))


def archive_of(version: SolutionVersion, *, is_whole: bool) -> bytes:
    """A ZIP of the page, the PDF where this machine can print, the record as JSON, and their sums."""
    record = record_of(version, is_whole=is_whole)
    files = {"decision-file.html": _page(record).encode(), "record.json": canonical(record)}
    if can_print():
        files["decision-file.pdf"] = _pdf(record)
    sums = "".join(f"{hashlib.sha256(d).hexdigest()}  {name}\n" for name, d in files.items())
    return _packed({**files, "SHA256SUMS.txt": sums.encode()})


def _page(record: dict[str, Any]) -> str:
    context = {"record": record, "sum": fingerprint(record), "style": STYLE.read_text("utf-8")}
    return render_to_string("vendors/decision_file/page.html", context)


def _pdf(record: dict[str, Any]) -> bytes:
    return pdf_from(_page(record), PRINTED)


def _packed(files: dict[str, bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, NO_TIME)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, data)
    return file.getvalue()
