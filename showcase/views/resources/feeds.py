"""The list of guidance and case studies as an Atom feed (RFC 4287), with the filters of the list."""

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page

from accounts.pages.guarded import Guarded
from accounts.permissions import ANYONE
from challenges.queries.feeds import MOST_ENTRIES
from challenges.views.feeds import OurFeed
from showcase.filters import ResourceFilter
from showcase.models import ResourceVersion
from showcase.queries.resources.public import listed_resources, with_first_day


class ListFeed(OurFeed):
    title = "Case studies and guidance"
    subtitle = "What councils did with what was found here, and what helps others to do it well."

    def get_object(self, request: HttpRequest) -> ResourceFilter:
        return ResourceFilter(request.GET, queryset=with_first_day(listed_resources()))

    def link(self, asked: ResourceFilter) -> str:
        return _with_query(reverse("showcase:resources"), asked)

    def feed_url(self, asked: ResourceFilter) -> str:
        return _with_query(reverse("showcase:resources_feed"), asked)

    def items(self, asked: ResourceFilter) -> Any:
        """A choice that is gone leaves it empty."""
        return asked.qs[:MOST_ENTRIES] if asked.is_valid() else []

    def title_of(self, version: ResourceVersion) -> str:
        return version.title

    def text_of(self, version: ResourceVersion) -> str:
        return f"{version.summary}\n\n{version.change_note}".strip()

    def item_link(self, version: ResourceVersion) -> str:
        return version.resource.get_absolute_url()

    def item_pubdate(self, version: Any) -> datetime:
        day: datetime = version.first_published_at
        return day

    def item_updateddate(self, version: ResourceVersion) -> datetime:
        return version.published_at

    def item_categories(self, version: ResourceVersion) -> list[str]:
        return [version.resource.get_kind_display(), *map(str, version.tags.all())]


@method_decorator(conditional_page, name="dispatch")
class ResourcesFeed(Guarded):
    permission = ANYONE

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return ListFeed()(request)


def _with_query(address: str, asked: ResourceFilter) -> str:
    query = asked.data.urlencode()
    return f"{address}?{query}" if query else address
