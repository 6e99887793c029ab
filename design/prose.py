"""What staff write: a small part of Markdown, made into HTML that cannot do harm.

Paragraphs, emphasis, lists, quotations, headings of one level and links. HTML is shown as typed, and what
comes out is sanitised once more by an allow-list.
"""

from functools import cache

import nh3
from django.utils.safestring import SafeString, mark_safe
from markdown_it import MarkdownIt

TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "h2", "h3", "h4", "h5"}
SCHEMES = {"https", "http", "mailto"}
LEFT_OUT = ["image", "code", "fence", "backticks", "hr", "html_block", "html_inline", "entity"]


def prose(text: str, level: int = 3) -> SafeString:
    """HTML of the text; every heading becomes one of this level, so that a page keeps its outline."""
    parser = _parser()
    tokens = parser.parse(text)
    for token in tokens:
        if token.type.startswith("heading"):
            token.tag = f"h{level}"
    html = parser.renderer.render(tokens, parser.options, {})
    return mark_safe(
        nh3.clean(
            html,
            tags=TAGS,
            attributes={"*": set(), "a": {"href"}},
            url_schemes=SCHEMES,
            link_rel="noopener noreferrer",
        )
    )


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).disable(LEFT_OUT)
