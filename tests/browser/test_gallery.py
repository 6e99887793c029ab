from tests.browser.axe import assert_no_axe_violations


def test_gallery_at_every_width_is_accessible_and_fits(look):
    look(None, {"gallery": "/development/components/"})


def test_gallery_without_javascript_is_accessible(new_page):
    page = new_page(javascript=False)
    page.goto("/development/components/")
    assert_no_axe_violations(page)
