"""A page as an accessible PDF (PDF/UA-1), where this machine has the libraries that WeasyPrint needs."""

from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from django.conf import settings
from django.contrib.staticfiles import finders

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


def pdf_from(html: str, stylesheet: Path) -> bytes:
    """FONT_UPRIGHT and FONT_ITALIC in the style sheet are filled in with our own files."""
    from weasyprint import CSS, HTML  # only where can_print() says so
    from weasyprint.text.fonts import FontConfiguration
    from weasyprint.urls import URLFetcher

    class OurFilesOnly(URLFetcher):
        """The fonts named by our own style sheet; nothing that a text could name."""

        def fetch(self, url: str, headers: Any = None) -> Any:
            if url2pathname(urlsplit(url).path) not in _font_files().values():
                raise ValueError("A page fetches nothing but its fonts.")
            return super().fetch(url, headers)

    fetcher, fonts = OurFilesOnly(allowed_protocols={"file"}), FontConfiguration()
    style = CSS(string=_style(stylesheet), url_fetcher=fetcher, font_config=fonts)
    document = HTML(string=html, base_url=settings.SITE_URL, url_fetcher=fetcher)
    return document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")


@cache
def _style(stylesheet: Path) -> str:
    style = stylesheet.read_text(encoding="utf-8")
    for name, file in _font_files().items():
        style = style.replace(name, Path(file).as_uri())
    return style


@cache
def _font_files() -> dict[str, str]:
    found = {name: finders.find(path) for name, path in FONTS.items()}
    return {name: file for name, file in found.items() if file}
