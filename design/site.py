"""What every page shows of the site itself: name, operator, navigation, footer.

Names come from the settings, so that a deployer renames the operator without touching a template.
"""

from django.conf import settings

NAVIGATION = (
    ("Challenges", "/challenges/"),
    ("Solutions", "/solutions/"),
    ("Events", "/events/"),
    ("Reports", "/reports/"),
    ("Insights", "/insights/"),
)

FOOTER_LINKS = (
    ("Case studies and guidance", "/resources/"),
    ("Accessibility", "/accessibility/"),
    ("Privacy", "/privacy/"),
    ("Cookies", "/cookies/"),
    ("Terms", "/terms/"),
    ("How matching works", "/how-matching-works/"),
    ("Open data", "/open-data/"),
)


def site(request):
    """Context processor."""
    return {
        "site_name": settings.SITE_NAME,
        "site_url": settings.SITE_URL,
        "operator_name": settings.OPERATOR_NAME,
        "operator_email": settings.OPERATOR_EMAIL,
        "navigation": [
            {"text": text, "href": href, "is_current": request.path.startswith(href)}
            for text, href in NAVIGATION
        ],
        "footer_links": [{"text": text, "href": href} for text, href in FOOTER_LINKS],
    }
