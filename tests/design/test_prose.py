import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from design.prose import links_in, prose, tables_in


@pytest.mark.parametrize(
    ("written", "html"),
    [
        ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>\n"),
        ("**bold** and *thin*", "<p><strong>bold</strong> and <em>thin</em></p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("# Big\n\n### Small", "<h3>Big</h3>\n<h3>Small</h3>\n"),
        (
            "[us](https://example.org)",
            '<p><a href="https://example.org" rel="noopener noreferrer">us</a></p>\n',
        ),
        ("", ""),
    ],
)
def test_prose_in_the_subset_becomes_html(written, html):
    assert prose(written) == html


@pytest.mark.parametrize(
    "written",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "![x](https://example.org/x.png)",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        '[x](https://example.org "onclick=alert(1)")',
        '<https://example.org/"onmouseover=alert(1)>',
        "[x]: javascript:alert(1)\n\n[x]",
        "&lt;script&gt;alert(1)",
        "    <b>code</b>",
    ],
)
def test_prose_with_something_harmful_keeps_only_harmless_tags(written):
    for tag, attributes in tags_of(prose(written)):
        assert tag in {"p", "a"}
        assert set(attributes) <= {"href", "rel"}
        assert attributes.get("href", "https:").startswith("https:")


def tags_of(html):
    """Every opening tag with its attributes, as a browser would read them."""
    found = []
    reader = HTMLParser()
    reader.handle_starttag = lambda tag, attributes: found.append((tag, dict(attributes)))
    reader.feed(html)
    return found


def test_prose_headings_take_the_level_of_the_page():
    assert prose("## Title", 4) == "<h4>Title</h4>\n"


TABLE = "| Asked | Given |\n|---|---|\n| [us](https://example.org) | <b>2</b> |"


def test_prose_with_a_table_frames_it_so_that_it_scrolls_by_keyboard():
    html = prose(TABLE, tables=True)
    assert html.startswith(
        '<div class="prose-table" role="group" aria-label="Table" tabindex="0"><table>'
    )
    assert html.count('<th scope="col">') == 2
    assert "&lt;b&gt;2&lt;/b&gt;" in html


def test_prose_without_tables_shows_one_as_typed():
    assert "<table" not in prose(TABLE)


def test_tables_are_counted_with_their_head():
    assert tables_in(f"{TABLE}\n\nText.\n\n| a |\n|---|") == [(2, 2), (1, 1)]


def test_links_are_found_wherever_they_stand_each_once():
    written = f"{TABLE}\n\n- [a](/x/)\n\n> [b](javascript:alert) and [c](/x/)"
    assert links_in(written) == ["https://example.org", "/x/", "javascript:alert"]


ATTACKS = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt&#58;alert(1))",
        "[x](data:text/html;base64,PHNjcmlwdD4=)",
        "![x](x.png)",
        "<svg/onload=alert(1)>",
        "</table></div><iframe src=//x>",
        "| <script> | `<b>` |\n|---|---|\n",
        "<table><th>",
        "<style>*{}</style>",
        "[x]: vbscript:x\n\n[x]",
        '[a](https://e.org "onclick=alert(1)")',
        "&lt;script&gt;",
    ]
)
ALLOWED = {
    *("p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "a", "h3"),
    *("table", "thead", "tbody", "tr", "th", "td", "div"),
}
ATTRIBUTES = {
    "a": {"href", "rel"},
    "th": {"scope"},
    "div": {"class", "role", "aria-label", "tabindex"},
}


@given(st.lists(st.text(max_size=30) | ATTACKS | st.sampled_from("*_|->#[]()\n`\\"), max_size=12))
@example(["| a |\n|---|\n| ", "<script>alert(1)</script>", " |"])
def test_prose_of_anything_holds_nothing_that_runs(parts):
    for tag, attributes in tags_of(prose("".join(parts), tables=True)):
        assert tag in ALLOWED
        assert set(attributes) <= ATTRIBUTES.get(tag, set())
        if "href" in attributes:
            scheme = re.match(r"([a-z][a-z0-9+.-]*):", attributes["href"].lower())
            assert scheme is None or scheme[1] in ("http", "https", "mailto")
