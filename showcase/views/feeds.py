"""Atom feeds (RFC 4287) of what the showcase publishes."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views.decorators.http import conditional_page

from accounts.pages.guarded import Guarded
from accounts.permissions import ANYONE
from challenges.views.feeds import OurFeed
from showcase.queries import feeds
from showcase.queries.feeds import News


class NewsFeed(OurFeed):
    def __init__(self, view: "FeedView") -> None:
        self.view = view

    def title(self) -> str:
        return f"{settings.SITE_NAME}: {self.view.name}"

    def subtitle(self) -> str:
        return self.view.about

    def link(self) -> str:
        return reverse(self.view.page)

    def feed_url(self) -> str:
        return self.view.request.path

    def items(self) -> list[News]:
        return type(self.view).news()

    def title_of(self, news: News) -> str:
        return news.title

    def text_of(self, news: News) -> str:
        return news.text

    def item_link(self, news: News) -> str:
        return news.link

    def item_pubdate(self, news: News) -> Any:
        return news.at

    def item_updateddate(self, news: News) -> Any:
        return news.changed_at


@method_decorator(conditional_page, name="dispatch")
class FeedView(Guarded):
    """`page` is where people read the same; whoever has the newest already is answered 304."""

    permission = ANYONE
    name: ClassVar[str]
    about: ClassVar[str]
    page: ClassVar[str]
    news: ClassVar[Callable[[], list[News]]]

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return NewsFeed(self)(request)


class Answers(FeedView):
    name, page = "answers", "challenges:list"
    about = "What was asked about challenges, and what was answered. Nobody is named."
    news = staticmethod(feeds.answers)


class Solutions(FeedView):
    name, page = "eligible solutions", "vendors:solutions"
    about = "Solutions that were found eligible: neither an award nor an endorsement."
    news = staticmethod(feeds.solutions)


class Events(FeedView):
    name, page = "events", "showcase:events"
    about = "Showcase events as they are announced, changed and cancelled."
    news = staticmethod(feeds.events)


class Reports(FeedView):
    name, page = "reports", "showcase:reports"
    about = "Every published version of every report."
    news = staticmethod(feeds.reports)


class Editions(FeedView):
    name, page = "editions of the open data", "showcase:data_editions"
    about = "Each edition of the open data, when something had changed."
    news = staticmethod(feeds.new_editions)
