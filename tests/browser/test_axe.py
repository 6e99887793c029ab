"""What a page is judged by at a second width, where most colours are known already."""

import pytest

from tests.browser.axe import assert_no_axe_violations_at_widths

PAGE = """<!doctype html><html lang="en"><head><title>Bins</title><style>
    .side {{ display: none }}
    @media (min-width: 60em) {{ .side {{ display: block }} {wide} }}
</style></head><body><main><h1>Bins</h1><div class="ground"><p class="words">Words</p></div>
<p class="side">Beside them</p></main></body></html>"""


@pytest.mark.parametrize(
    ("wide", "found"),
    [
        (".side { color: #aaa }", "Beside them"),
        (".words { color: #aaa }", "Words"),
        (".ground { background: #222 }", "Words"),
    ],
)
def test_pale_words_that_only_a_wide_window_shows_are_found_there(page, wide, found):
    page.set_viewport_size({"width": 360, "height": 900})
    page.set_content(PAGE.format(wide=wide))
    assert_no_axe_violations_at_widths(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    with pytest.raises(AssertionError, match=rf"color-contrast: .*>{found}</p>"):
        assert_no_axe_violations_at_widths(page)
