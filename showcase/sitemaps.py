"""Every public page, for search engines (sitemaps.org)."""

from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.sitemaps import Sitemap
from django.db.models import QuerySet
from django.urls import reverse

from challenges.models import Challenge, Statement
from challenges.queries.feeds import last_changed
from showcase.models import DataEdition, Report, ResourceVersion, Session, ShowcaseEvent
from showcase.queries.insights.statements import public_statements
from vendors.models import Agreement, SolutionVersion

FIXED = (
    *("home", "events", "reports", "resources", "insights"),
    *("accessibility", "privacy", "cookies", "terms"),
    *("open_data", "data_dictionary", "data_editions", "api", "api_changes", "open_contracting"),
)


class OurSitemap(Sitemap):
    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc


class Pages(OurSitemap):
    def items(self) -> list[str]:
        lists = ["challenges:list", "vendors:solutions", "matching:how_it_works"]
        return [*(f"showcase:{name}" for name in FIXED), *lists]

    def location(self, item: str) -> str:
        return reverse(item)


class Challenges(OurSitemap):
    def items(self) -> QuerySet[Challenge]:
        return last_changed(Challenge.objects.public()).select_related(None).only("slug", "status")

    def lastmod(self, item: Any) -> datetime:
        return item.updated_at


class Statements(OurSitemap):
    """The councils' own words behind public challenges."""

    def items(self) -> QuerySet[Statement]:
        return public_statements().only("reference").order_by("reference", "pk")


class Solutions(OurSitemap):
    def items(self) -> QuerySet[SolutionVersion, Any]:
        public = SolutionVersion.objects.public().order_by("-decided_at", "-pk")
        return public.values_list("solution__slug", "decided_at")

    def location(self, item: tuple[str, datetime]) -> str:
        return reverse("vendors:solution", args=[item[0]])

    def lastmod(self, item: tuple[str, datetime]) -> datetime:
        return item[1]


class Agreements(OurSitemap):
    """What vendors accept, in each of its versions."""

    def items(self) -> QuerySet[Agreement]:
        return Agreement.objects.order_by("-version").only("version")

    def location(self, item: Agreement) -> str:
        return reverse("vendors:agreement_version", args=[item.version])


class Events(OurSitemap):
    def items(self) -> QuerySet[ShowcaseEvent]:
        return ShowcaseEvent.objects.public().order_by("-starts_at", "-pk")


class Sessions(OurSitemap):
    def items(self) -> QuerySet[Session]:
        of_public = Session.objects.filter(event__in=ShowcaseEvent.objects.public())
        return of_public.select_related("event").order_by("-starts_at", "-pk")

    def location(self, item: Session) -> str:
        return reverse("showcase:session", args=[item.event.slug, item.pk])


class Reports(OurSitemap):
    def items(self) -> QuerySet[Report]:
        return Report.objects.public().only("slug").order_by("-pk")


class Resources(OurSitemap):
    def items(self) -> QuerySet[ResourceVersion]:
        current = ResourceVersion.objects.current().only("published_at", "resource__slug")
        return current.order_by("-published_at", "-pk")

    def location(self, item: ResourceVersion) -> str:
        return item.resource.get_absolute_url()

    def lastmod(self, item: Any) -> datetime:
        return item.published_at


class Editions(OurSitemap):
    """Of the open data, those whose files are still there."""

    def items(self) -> QuerySet[DataEdition]:
        return DataEdition.objects.standing().newest_first()

    def lastmod(self, item: DataEdition) -> datetime:
        return item.made_at


SITEMAPS = {
    "pages": Pages,
    "challenges": Challenges,
    "statements": Statements,
    "solutions": Solutions,
    "agreements": Agreements,
    "events": Events,
    "sessions": Sessions,
    "reports": Reports,
    "resources": Resources,
    "editions": Editions,
}
