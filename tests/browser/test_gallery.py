import pytest

from tests.browser.axe import assert_no_axe_violations


@pytest.mark.parametrize("width", [360, 768, 1280])
def test_gallery_at_every_width_is_accessible_and_fits(new_page, photograph, width):
    page = new_page(width=width)
    page.goto("/development/components/")
    assert_no_axe_violations(page)
    photograph(page, f"gallery-{width}")
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_gallery_without_javascript_is_accessible(new_page):
    page = new_page(javascript=False)
    page.goto("/development/components/")
    assert_no_axe_violations(page)
