"""Open data for everybody: what there is, what it means, and every edition of it."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.shortcuts import get_object_or_404
from django.utils import timezone

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from challenges.models import Round
from showcase.open_data.checking import CANNOT
from showcase.open_data.editions import licence
from showcase.open_data.editions.export import EVERYTHING
from showcase.open_data.editions.listing import files_by_name, listed, other_files
from showcase.open_data.feeds import FEEDS
from showcase.open_data.suppressed import LEFT_OUT
from showcase.open_data.tables.declared import TABLES
from showcase.queries.open_data.editions import editions, latest_edition

A_PAGE = 50


class OpenData(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/open_data/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        edition = latest_edition()
        made_on = edition.made_at if edition else timezone.now()
        return super().get_context_data(
            edition=edition,
            tables=list(listed(edition)),
            everything=files_by_name(edition).get(EVERYTHING),
            feeds=FEEDS,
            unchecked=CANNOT,
            left_out=LEFT_OUT,
            licence=licence,
            attribution=licence.attribution(timezone.localdate(made_on)),
            demonstration=Round.objects.filter(is_demonstration=True).exists(),
            **kwargs,
        )


class Dictionary(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/open_data/dictionary.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(tables=TABLES, edition=latest_edition(), **kwargs)


class Editions(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/open_data/editions.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(editions(), A_PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, kept=settings.OPEN_DATA_EDITIONS, **kwargs)


class Edition(Cacheable, GuardedPage):
    permission = ANYONE
    template_name = "showcase/open_data/edition.html"

    def load(self) -> None:
        self.edition = get_object_or_404(editions(), slug=self.kwargs["slug"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            edition=self.edition,
            tables=[one for one in listed(self.edition) if one.csv],
            others=other_files(self.edition),
            attribution=licence.attribution(timezone.localdate(self.edition.made_at)),
            licence=licence,
            **kwargs,
        )
