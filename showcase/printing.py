"""A report as an accessible PDF (PDF/UA-1), where this machine has the libraries that WeasyPrint needs."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.cache import cache as shared_cache
from django.template.loader import render_to_string
from django.urls import reverse

from showcase.models import ReportVersion
from showcase.report_page import page_of

A_DAY = 24 * 60 * 60
STYLE = Path(__file__).parent / "report-print.css"
FONTS = {
    "FONT_UPRIGHT": "fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "FONT_ITALIC": "fonts/atkinson-hyperlegible-next-latin-wght-italic.woff2",
}


@cache
def can_print() -> bool:
    """Whether the libraries are here: Pango and HarfBuzz come from the system, not from Python."""
    try:
        import weasyprint  # noqa: F401  # asking is the point
    except OSError:
        return False
    return True


def pdf_of(version: ReportVersion) -> bytes:
    """Made once a day at most: a published version never changes."""
    key = f"report-pdf:{version.sha256}"
    kept = shared_cache.get(key)
    if kept is None:
        kept = _print(render_to_string("showcase/report_print.html", _context(version)))
        shared_cache.set(key, kept, A_DAY)
    return kept


def address_of(version: ReportVersion) -> str:
    """What to cite."""
    path = reverse("showcase:report_version", args=[version.report.slug, version.number])
    return f"{settings.SITE_URL}{path}"


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


def _print(html: str) -> bytes:
    from weasyprint import CSS, HTML  # only where can_print() says so
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    class OurFilesOnly(URLFetcher):
        """The fonts named by our own style sheet; nothing that a text could name."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url2pathname(urlsplit(url).path) not in _font_files().values():
                raise ValueError("A report fetches nothing but its fonts.")
            return super().fetch(url, headers)

    fetcher, fonts = OurFilesOnly(allowed_protocols={"file"}), FontConfiguration()
    style = CSS(string=_style(), url_fetcher=fetcher, font_config=fonts)
    document = HTML(string=html, base_url=settings.SITE_URL, url_fetcher=fetcher)
    return document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")


@cache
def _style() -> str:
    style = STYLE.read_text(encoding="utf-8")
    for name, file in _font_files().items():
        style = style.replace(name, Path(file).as_uri())
    return style


@cache
def _font_files() -> dict[str, str]:
    found = {name: finders.find(path) for name, path in FONTS.items()}
    return {name: file for name, file in found.items() if file}
