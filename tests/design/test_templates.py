from pathlib import Path

from django.conf import settings

PAGES = {
    path: path.read_text()
    for folder in settings.TEMPLATES[0]["DIRS"]
    for path in Path(folder).rglob("*.html")
}


def saying(words):
    return [path.name for path, page in PAGES.items() if words in page]


def test_one_template_alone_puts_error_before_a_title():
    assert saying("error_prefix") == ["base.html"]


def test_no_page_hides_its_address_from_the_portal_itself():
    """Browsers then post its forms with “Origin: null”, which is refused; the header hides it from others."""
    assert saying("no-referrer") == []
