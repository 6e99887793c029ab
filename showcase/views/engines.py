"""What search engines ask for."""

from typing import Any

from django.contrib.sitemaps.views import sitemap
from django.http import HttpRequest, HttpResponseBase

from accounts.pages.guarded import Guarded, GuardedPage
from accounts.permissions import ANYONE
from showcase.sitemaps import SITEMAPS


class SiteMap(Guarded):
    permission = ANYONE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return sitemap(request, sitemaps=SITEMAPS)


class Robots(GuardedPage):
    """Asks them to leave alone what needs an account, and lists in every filter and order (RFC 9309)."""

    permission = ANYONE
    template_name = "robots.txt"
    content_type = "text/plain; charset=utf-8"
