"""Atom feeds (RFC 4287) for readers that have no account."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.views.decorators.http import conditional_page

from accounts.pages.guarded import Guarded
from accounts.permissions import ANYONE
from challenges.described import Describer
from challenges.filters import found_in
from challenges.models import Challenge
from challenges.queries.feeds import MOST_ENTRIES, changes_of, last_changed

# What XML 1.0 cannot hold, in any spelling.
UNFIT = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])


def fit(text):
    return text.translate(UNFIT)


class OurFeed(Feed):
    feed_type = Atom1Feed

    def author_name(self):
        return settings.OPERATOR_NAME

    def item_title(self, item):
        return fit(self.title_of(item))

    def item_description(self, item):
        """HTML, as the feed says of it."""
        return linebreaks(fit(self.text_of(item)), autoescape=True)

    def item_guid(self, item):
        """A tag (RFC 4151): the same for every version of the words."""
        host, day = urlsplit(settings.SITE_URL).hostname, self.item_pubdate(item).date()
        return f"tag:{host},{day}:{self.item_link(item)}"


class ListFeed(OurFeed):
    """Filtered like the list, by the same query string. A choice that is gone leaves it empty."""

    def get_object(self, request):
        describer = Describer()
        query = describer.kept(request.GET)
        return query, describer.described(query)

    def title(self, asked):
        query, words = asked
        return fit(f"Challenges: {words}") if query else "Challenges"

    def subtitle(self, asked):
        return "What councils need solved, each as one question."

    def link(self, asked):
        return _with_query(reverse("challenges:list"), asked[0])

    def feed_url(self, asked):
        return _with_query(reverse("challenges:feed"), asked[0])

    def items(self, asked):
        return last_changed(found_in(asked[0]))[:MOST_ENTRIES]

    def title_of(self, challenge):
        return challenge.question

    def text_of(self, challenge):
        return f"{challenge.title}\n\n{challenge.description}"

    def item_link(self, challenge):
        return challenge.get_absolute_url()

    def item_pubdate(self, challenge):
        return challenge.published_at

    def item_updateddate(self, challenge):
        return challenge.updated_at or challenge.published_at

    def item_categories(self, challenge):
        return [challenge.theme.name]


class ChangesFeed(OurFeed):
    def get_object(self, request, challenge):
        return challenge

    def title(self, challenge):
        return fit(f"{challenge.title}: what is new")

    def subtitle(self, challenge):
        return fit(challenge.question)

    def link(self, challenge):
        return challenge.get_absolute_url()

    def items(self, challenge):
        return changes_of(challenge)

    def title_of(self, change):
        return change.title

    def text_of(self, change):
        return change.text

    def item_link(self, change):
        return change.link

    def item_pubdate(self, change):
        return change.at

    def item_updateddate(self, change):
        return change.at


@method_decorator(conditional_page, name="dispatch")
class ChallengesFeed(Guarded):
    """Whoever has the newest already is answered 304, without the entries (RFC 9110, section 13)."""

    permission = ANYONE

    def get(self, request, *args, **kwargs):
        return ListFeed()(request)


@method_decorator(conditional_page, name="dispatch")
class ChallengeFeed(Guarded):
    permission = ANYONE

    def load(self):
        self.subject = get_object_or_404(Challenge.objects.readable(), slug=self.kwargs["slug"])

    def get(self, request, *args, **kwargs):
        return ChangesFeed()(request, challenge=self.subject)


def _with_query(address, query):
    return f"{address}?{query}" if query else address
