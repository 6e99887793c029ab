"""What staff write: a small part of Markdown, made into HTML that cannot do harm.

Paragraphs, emphasis, lists, quotations, headings of one level and links; where asked for, tables. HTML is
shown as typed, and what comes out is sanitised once more by an allow-list.
"""

from collections import Counter
from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "h2", "h3", "h4", "h5"}
TABLE_TAGS = {"table", "thead", "tbody", "tr", "th", "td"}
FRAME = '<div class="prose-table" role="group" aria-label="Table" tabindex="0">'
SCHEMES = {"https", "http", "mailto"}
LEFT_OUT = ["image", "code", "fence", "backticks", "hr", "html_block", "html_inline", "entity"]


def prose(text: str, level: int = 3, *, tables: bool = False) -> SafeString:
    """HTML of the text; every heading becomes one of this level, so that a page keeps its outline."""
    parser = _parser(tables)
    tokens = parser.parse(text)
    for token in tokens:
        if token.type.startswith("heading"):
            token.tag = f"h{level}"
    html = nh3.clean(
        parser.renderer.render(tokens, parser.options, {}),
        tags=TAGS | TABLE_TAGS if tables else TAGS,
        attributes={"*": set(), "a": {"href"}},
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
    )
    return mark_safe(_framed(html) if tables else html)


def links_in(text: str) -> list[str]:
    """Where the links of the text are meant to lead, each once, also what is never made a link."""
    parts = (part for token in _lenient().parse(text) for part in token.children or [])
    hrefs = (str(part.attrGet("href")) for part in parts if part.type == "link_open")
    return list(dict.fromkeys(hrefs))


def tables_in(text: str) -> list[tuple[int, int]]:
    """Rows, the head among them, and columns of each table of the text."""
    tables: list[Counter[str]] = []
    for token in _parser(True).parse(text):
        if token.type == "table_open":
            tables.append(Counter())
        elif tables:
            tables[-1][token.type] += 1
    return [(table["tr_open"], table["th_open"]) for table in tables]


def _framed(html: str) -> str:
    """Each table in a frame that scrolls, by keyboard too. No such tag can be typed: HTML is shown as text."""
    framed = html.replace("<table>", f"{FRAME}<table>").replace("</table>", "</table></div>")
    return framed.replace("<th>", '<th scope="col">')


@cache
def _parser(tables: bool) -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False}).disable(LEFT_OUT)
    return parser.enable("table") if tables else parser


@cache
def _lenient() -> MarkdownIt:
    """For reading what was meant, never for showing it."""
    parser = MarkdownIt("commonmark", {"html": False}).disable(LEFT_OUT).enable("table")
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser
