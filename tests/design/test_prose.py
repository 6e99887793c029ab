from html.parser import HTMLParser

import pytest

from design.prose import prose


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
