"""Guidance and case studies, for everybody."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django_filters.views import FilterView

from accounts.pages.cacheable import Cacheable
from accounts.pages.guarded import GuardedPage
from accounts.permissions import ANYONE
from showcase.enums import ResourceStatus
from showcase.filters import ResourceFilter
from showcase.models import Resource, ResourceVersion
from showcase.queries.resources.public import challenges_of, listed_resources, solutions_of
from showcase.queries.resources.staff import versions_of
from showcase.resource_parts import parts_of

GONE = 410


class Resources(Cacheable, FilterView):
    permission = ANYONE
    filterset_class = ResourceFilter
    template_name = "showcase/resources/list.html"
    paginate_by = 25

    def get_queryset(self) -> Any:
        return listed_resources()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        invented = any(version.resource.is_demonstration for version in context["page_obj"])
        return {**context, "demonstration": invented}


class ResourcePage(Cacheable, GuardedPage):
    """The current version. A withdrawn one answers 410 with its title and the reason."""

    permission = ANYONE
    template_name = "showcase/resources/resource.html"

    def load(self) -> None:
        pages = Resource.objects.with_a_page()
        self.subject = self.resource = get_object_or_404(pages, slug=self.kwargs["slug"])
        self.version = self.resource.versions.filter(number=self.number).first()
        if self.version is None:
            raise Http404
        self.version.resource = self.resource

    @property
    def number(self) -> int:
        return int(self.resource.version)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self.resource.status == ResourceStatus.WITHDRAWN:
            self.template_name = "showcase/resources/withdrawn.html"
            return self.render_to_response(self.withdrawn(), status=GONE)
        return super().get(request, *args, **kwargs)

    def withdrawn(self) -> dict[str, Any]:
        return {
            **super().get_context_data(),
            "version": self.version,
            "resource": self.resource,
            "versions": versions_of(self.resource),
            "demonstration": self.resource.is_demonstration,
        }

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **page_of(self.resource, self.version),
            version=self.version,
            versions=list(versions_of(self.resource)),
            **kwargs,
        )


class ResourceVersionPage(ResourcePage):
    """A version as it was published; also of what was withdrawn since, for the record."""

    @property
    def number(self) -> int:
        return int(self.kwargs["number"])

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self.render_to_response(self.get_context_data())


def page_of(resource: Resource, words: Resource | ResourceVersion) -> dict[str, Any]:
    """What the page reads of a version, or of what staff are writing."""
    return {
        "resource": resource,
        "words": words,
        "parts": parts_of(resource.kind, words),
        "tags": words.tags.order_by("name", "pk"),
        "challenges": challenges_of(words),
        "solutions": solutions_of(words),
        "demonstration": resource.is_demonstration,
    }
