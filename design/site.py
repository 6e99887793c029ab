"""What every page shows of the site itself: name, operator, navigation, footer.

The context processor reads it from settings, so that a deployer renames the operator without touching a template.
"""

from django.conf import settings
from django.urls import NoReverseMatch, reverse

NAVIGATION = (
    ("Challenges", "/challenges/"),
    ("Solutions", "/solutions/"),
    ("Events", "/events/"),
    ("Reports", "/reports/"),
)

FOOTER_LINKS = (
    ("Accessibility", "/accessibility/"),
    ("Privacy", "/privacy/"),
    ("Cookies", "/cookies/"),
    ("Terms", "/terms/"),
    ("How matching works", "/how-matching-works/"),
)


def site(request):
    """Context processor."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "operator_name": settings.OPERATOR_NAME,
        "operator_url": getattr(settings, "OPERATOR_URL", ""),
        "navigation": [
            {"text": text, "href": href, "is_current": request.path.startswith(href)}
            for text, href in _links("SITE_NAVIGATION", NAVIGATION)
        ],
        "footer_links": [
            {"text": text, "href": href} for text, href in _links("SITE_FOOTER_LINKS", FOOTER_LINKS)
        ],
    }


def _links(setting, default):
    for text, target in getattr(settings, setting, default):
        yield text, _href(target)


def _href(target):
    """A target is a path or the name of a URL; a name that does not exist leads home rather than breaking every page."""
    if target.startswith(("/", "https:")):
        return target
    try:
        return reverse(target)
    except NoReverseMatch:
        return "/"
