"""Challenges for procurement: Open Contracting releases, and the text of a market engagement notice."""

import json
from collections.abc import Iterator
from typing import Any

from django.conf import settings
from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from challenges.versions import public_text
from design.tags.linked import absolute
from showcase.open_contracting.identifiers import has_registered_prefix, ocid_of
from showcase.open_contracting.notice import as_data, as_text, notice_of
from showcase.open_contracting.packages import package_in_parts, package_of
from showcase.open_contracting.releases import Release, events_of, release_of, releases_of
from showcase.queries.contracting import challenges_with_notice, challenges_with_releases

JSON = "application/json"
TEXT = "text/plain; charset=utf-8"
AT_ONCE = 200


class Policy(Cacheable, GuardedPage):
    """What the releases mean: the publication policy that each package names."""

    permission = ANYONE
    template_name = "showcase/contracting/policy.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            prefix=settings.OCID_PREFIX, is_registered=has_registered_prefix(), **kwargs
        )


class AllReleases(Cacheable):
    """One package of everything, written out as it is read."""

    permission = ANYONE

    def load(self) -> None:
        """A package without a release would not be one."""
        if not challenges_with_releases().exists():
            raise Http404

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        parts = package_in_parts(_all_releases(), address=request.path)
        response = StreamingHttpResponse(parts, content_type=JSON)
        return _open_data(response, "open-contracting-releases.json")


class ChallengeReleases(Cacheable):
    """All releases of one challenge."""

    permission = ANYONE

    def load(self) -> None:
        self.subject = get_object_or_404(challenges_with_releases(), slug=self.kwargs["slug"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        package = package_of(self.releases(), address=request.path)
        content = json.dumps(package, ensure_ascii=False, indent=1)
        return _open_data(HttpResponse(content, content_type=JSON), f"{self.subject.slug}.json")

    def releases(self) -> list[Release]:
        return releases_of(self.subject, timezone.now())


class VersionRelease(ChallengeReleases):
    """The release of one version. It never changes."""

    def load(self) -> None:
        super().load()
        numbers = {version.number: version for version in self.subject.versions_in_order}
        self.version = numbers.get(self.kwargs["number"])
        if self.version is None:
            raise Http404

    def releases(self) -> list[Release]:
        return [release_of(self.subject, self.version)]


class OfNotice(Cacheable):
    """Loads a challenge; what was merged into another leads to the notice of that one."""

    permission = ANYONE

    def load(self) -> None:
        found = challenges_with_notice().select_related("theme", "service_area")
        self.subject = get_object_or_404(found, slug=self.kwargs["slug"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if self.subject.is_merged:
            name, into = request.resolver_match.view_name, self.subject.merged_into
            return HttpResponseRedirect(reverse(name, args=[into.slug]))
        return self.answer()

    def parts(self) -> list[Any]:
        text, events = public_text(self.subject), events_of(self.subject)
        return notice_of(self.subject, text, events, timezone.now())


class Notice(OfNotice, GuardedPage):
    template_name = "showcase/contracting/notice.html"

    def answer(self) -> HttpResponseBase:
        context = self.get_context_data(
            challenge=self.subject,
            parts=self.parts(),
            ocid=ocid_of(self.subject.slug),
            demonstration=self.subject.round.is_demonstration,
        )
        return self.render_to_response(context)


class NoticeAsText(OfNotice):
    def answer(self) -> HttpResponseBase:
        content = as_text(self.subject.question, self.parts())
        name = f"{self.subject.slug}-notice.txt"
        return _open_data(HttpResponse(content, content_type=TEXT), name)


class NoticeAsJson(OfNotice):
    def answer(self) -> HttpResponseBase:
        address = absolute(self.subject.get_absolute_url())
        content = json.dumps(as_data(address, self.parts()), ensure_ascii=False, indent=1)
        name = f"{self.subject.slug}-notice.json"
        return _open_data(HttpResponse(content, content_type=JSON), name)


def _all_releases() -> Iterator[Release]:
    now = timezone.now()
    challenges = challenges_with_releases().order_by("published_at", "pk")
    for challenge in challenges.iterator(chunk_size=AT_ONCE):
        yield from releases_of(challenge, now)


def _open_data(response: Any, name: str) -> Any:
    """Any site may read it."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Content-Disposition"] = f'inline; filename="{name}"'
    return response
