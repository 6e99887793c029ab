"""A page as an accessible PDF (PDF/UA-1), where this machine has the libraries that WeasyPrint needs."""

from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

import pikepdf
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
    written = document.write_pdf(stylesheets=[style], font_config=fonts, pdf_variant="pdf/ua-1")
    return _mended(written)


def _mended(written: bytes) -> bytes:
    """What PDF/UA-1 wants of the tags and WeasyPrint leaves out."""
    out = BytesIO()
    with pikepdf.open(BytesIO(written)) as pdf:
        for element in list(_elements(pdf.Root.StructTreeRoot.K)):
            _say_what_it_heads(element)
            _hold_items_only(element)
        pdf.save(out)
    return out.getvalue()


def _say_what_it_heads(element: Any) -> None:
    """A header cell heads its column or its row (7.5)."""
    if str(element.S) == "/TH" and "/A" in element:
        heads_column = str(element.P.P.S) == "/THead"
        element.A.Scope = pikepdf.Name.Column if heads_column else pikepdf.Name.Row


def _hold_items_only(element: Any) -> None:
    """A list holds items (7.2): out with the div that HTML allows around a term and its description."""
    if str(element.S) == "/Div" and str(element.P.S) == "/L":
        of_list = element.P
        for item in element.K:
            item.P = of_list
        place = [kid.objgen for kid in of_list.K].index(element.objgen)
        of_list.K = pikepdf.Array([*of_list.K[:place], *element.K, *of_list.K[place + 1 :]])


def _elements(children: Any) -> Iterator[Any]:
    """Every element of the tree of tags below; a kid may also be a number, for marked content."""
    for kid in children if isinstance(children, pikepdf.Array) else [children]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid.get("/K", pikepdf.Array()))


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
